import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shelf } from '../desk/shelf.ts';

/**
 * Postmortems as Markdown files, for this user alone: `incident-12.md`. No name of a file comes from people. Throws the
 * system's error where the disk is full, or the folder takes no files.
 *
 * @param folder made when it is first needed; the one above it is there
 */
export function openShelf(folder: string): Shelf {
  const fileOf = (id: number, beside: boolean) => join(folder, `incident-${id}${beside ? '.new' : ''}.md`);

  const read = (id: number) => readFile(fileOf(id, false), 'utf8').catch(nothing);

  return {
    read,

    replace: (id, had, markdown) =>
      write(fileOf(id, false), markdown, async () => {
        const there = await read(id);
        return there === had || there === markdown;
      }),

    async writeBeside(id, markdown) {
      const path = fileOf(id, true);
      await write(path, markdown, async () => true);
      return path;
    },
  };

  /** `isFree`: asked at the last moment. */
  async function write(path: string, markdown: string, isFree: () => Promise<boolean>): Promise<string | undefined> {
    await mkdir(folder, { mode: 0o700 }).catch(thereAlready);
    const draft = join(folder, `.${randomUUID()}.tmp`);
    try {
      await writeThrough(draft, markdown);
      if (await isFree()) {
        await rename(draft, path);
        return path;
      }
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await rm(draft, { force: true });
    return undefined;
  }
}

/** On disk before it has its name: after a power cut there is the old text or the new one. */
async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function nothing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function thereAlready(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
