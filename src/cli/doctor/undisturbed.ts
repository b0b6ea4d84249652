import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database, { type Database as Db } from 'better-sqlite3';

interface Undisturbed {
  readonly db: Db;
  close(): void;
}

/**
 * Opens a database to be read without a trace. Where its log and its index are there, a reader beside the bot disturbs
 * nobody. Where they are not, SQLite would make them, even for one who only reads, and leave them behind in the reader's
 * name: then a copy in the temp folder is read.
 */
export function openUndisturbed(path: string): Undisturbed {
  const isWhole = (existsSync(`${path}-wal`) && existsSync(`${path}-shm`)) || standsAlone(path);
  return isWhole ? openFile(path) : openCopy(path);
}

/** A backup: it has no log. SQLite: bytes 18 and 19 of the header are 1, not 2. */
function standsAlone(path: string): boolean {
  const versions = Buffer.alloc(2);
  const file = openSync(path, 'r');
  try {
    readSync(file, versions, 0, 2, 18);
  } finally {
    closeSync(file);
  }
  return versions[0] === 1 && versions[1] === 1;
}

export function readUndisturbed<T>(path: string, read: (db: Db) => T): T {
  const opened = openUndisturbed(path);
  try {
    return read(opened.db);
  } finally {
    opened.close();
  }
}

function openCopy(path: string): Undisturbed {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-doctor-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'copy.db');
    for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, copy + end);
    const { db, close } = openFile(copy);
    return {
      db,
      close() {
        close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function openFile(path: string): Undisturbed {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  return { db, close: () => db.close() };
}
