import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeDataFolder } from '../../data-folder.ts';
import { documentOf, type Format } from '../../domain/export/formats.ts';
import type { WholeRecord } from '../../domain/export/record.ts';
import type { Asked } from './asked.ts';

/** One incident after the other, so that no more than one is held. */
type Wholes = AsyncIterable<WholeRecord>;

interface Job {
  readonly wholes: Wholes;
  readonly now: Date;
}

/** The files that it would write. */
export function targets({ out, format }: Asked, ids: readonly number[]): string[] {
  if (out.kind === 'stdout') return [];
  return out.kind === 'file' ? [out.path] : ids.map((id) => join(out.path, fileName(id, format)));
}

export const inTheWay = (paths: readonly string[]): string[] => paths.filter((path) => existsSync(path));

/** A file for each, one file of all, or standard output. */
export async function write({ out, format, id }: Asked, { wholes, now }: Job): Promise<void> {
  if (out.kind === 'folder') {
    makeDataFolder(out.path);
    for await (const record of wholes) {
      await toFile(join(out.path, fileName(record.incident.id, format)), documentOf(format, record, now));
    }
    return;
  }
  const text = id === undefined ? together(format, wholes, now) : alone(format, wholes, now);
  if (out.kind === 'file') {
    makeDataFolder(dirname(out.path));
    await toFile(out.path, text);
    return;
  }
  await pipeline(Readable.from(text), process.stdout, { end: false });
}

const fileName = (id: number, { ending }: Format): string => `incident-${id}.${ending}`;

async function* alone(format: Format, wholes: Wholes, now: Date): AsyncGenerator<string> {
  for await (const record of wholes) yield* documentOf(format, record, now);
}

async function* together(format: Format, wholes: Wholes, now: Date): AsyncGenerator<string> {
  yield format.first;
  let isFirst = true;
  for await (const record of wholes) {
    if (!isFirst) yield format.between;
    isFirst = false;
    yield* format.pieces(record, now);
  }
  yield format.last;
}

/** Under another name until it is whole: half a record must not look like one. */
export async function toFile(path: string, text: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const unfinished = `${path}.unfinished`;
  try {
    // For this user alone, as the record itself.
    await pipeline(Readable.from(text), createWriteStream(unfinished, { mode: 0o600 }));
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
