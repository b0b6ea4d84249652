import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database, { type Database as Db } from 'better-sqlite3';

/**
 * Reads a database without a trace. Where its log and its index are there, a reader beside the bot disturbs nobody.
 * Where they are not, SQLite would make them, even for one who only reads, and leave them behind in the reader's name:
 * then a copy in the temp folder is read.
 */
export function readUndisturbed<T>(path: string, read: (db: Db) => T): T {
  const isWhole = existsSync(`${path}-wal`) && existsSync(`${path}-shm`);
  return isWhole ? readFrom(path, read) : readCopy(path, read);
}

function readCopy<T>(path: string, read: (db: Db) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-doctor-'));
  try {
    const copy = join(folder, 'copy.db');
    for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, copy + end);
    return readFrom(copy, read);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readFrom<T>(path: string, read: (db: Db) => T): T {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}
