import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database, { type Database as Db } from 'better-sqlite3';

/** Pages copied at a stretch, 4 KiB each: below 1 ms. */
const stretch = 100;
/** Pages between two waits for the disk: without them the last one holds up whoever types, 90 ms for 80 MB. */
const wave = 1000;

export interface BackupOptions {
  /** Asked after each stretch: true ends it, and nothing is left. */
  readonly isOff?: () => boolean;
  /** Looks at the copy before it gets its name; what it throws ends the backup, and nothing is left. */
  readonly verify?: (path: string) => Promise<void> | void;
  /** The name it gets in the end, where that depends on what was found: beside the one asked for. */
  readonly nameAs?: () => string;
}

export class BackupEnded extends Error {}

/**
 * Copies a database that goes on being written, in short stretches, into a file for this user alone. The file has its
 * name only when it is whole, looked at and on the disk. What is in it is one moment of the record: where this
 * connection writes meanwhile, the end of the copy; where it reads in a transaction, the beginning of that. Throws
 * SQLite's or the system's error where it cannot, `BackupEnded` where it was called off.
 */
export async function backUp(db: Db, path: string, { isOff, verify, nameAs }: BackupOptions = {}): Promise<void> {
  const unfinished = `${path}.unfinished`;
  remove(unfinished);
  const file = await open(unfinished, 'wx', 0o600);
  try {
    const wait = inWaves(file);
    await db.backup(unfinished, {
      progress({ remainingPages }) {
        if (isOff?.()) throw new BackupEnded('the backup was called off');
        return wait(remainingPages) ? 1 : stretch;
      },
    });
    standAlone(unfinished);
    await verify?.(unfinished);
    await file.sync();
  } catch (error) {
    await file.close();
    remove(unfinished);
    throw error;
  }
  await file.close();
  await rename(unfinished, nameAs?.() ?? path);
  await settle(dirname(path));
}

/**
 * The same while nobody is there who could be kept waiting: before a migration. Throws SQLite's or the system's error.
 * A third of a second for 80 MB.
 */
export function backUpAtOnce(db: Db, path: string): void {
  const unfinished = `${path}.unfinished`;
  remove(unfinished);
  const file = openSync(unfinished, 'wx', 0o600);
  try {
    db.prepare('vacuum into ?').run(unfinished);
    standAlone(unfinished);
    fsyncSync(file);
    renameSync(unfinished, path);
  } catch (error) {
    remove(unfinished);
    throw error;
  } finally {
    closeSync(file);
  }
}

/** One file that is read without its log: what SQLite calls the journal mode of the copy lies in its header. */
export function standAlone(path: string): void {
  const db = new Database(path);
  try {
    db.pragma('journal_mode = delete');
  } finally {
    db.close();
  }
}

/** The name of a file is on the disk with its folder. */
export async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The file and whatever SQLite laid beside it. */
export function remove(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) if (existsSync(path + end)) rmSync(path + end, { force: true });
}

/** Waits for the disk in a thread of its own, while the copy goes slowly. */
function inWaves(file: FileHandle): (remaining: number) => boolean {
  let isWaiting = false;
  let waitedAt: number | undefined;
  return (remaining) => {
    waitedAt ??= remaining;
    if (!isWaiting && waitedAt - remaining >= wave) {
      isWaiting = true;
      waitedAt = remaining;
      const over = () => {
        isWaiting = false;
      };
      // What the disk will not take is said by the last wait.
      file.sync().then(over, over);
    }
    return isWaiting;
  };
}
