import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database, { type Database as Db } from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { RefusedFile } from './refused-file.ts';

/** Marks the file as ours: "SITR". */
export const applicationId = 0x53495452;

export interface FileOptions {
  /** The folder of the numbered .sql files. */
  readonly migrations: string;
  /** Puts a file that is empty or not ours aside and starts a new one, instead of refusing it. */
  readonly init?: boolean;
}

/** Opens the database at `path`, or makes it when there is none. Throws `RefusedFile` for a file that is not ours. */
export function openFile(path: string, { migrations, init = false }: FileOptions): Db {
  if (path !== ':memory:') {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const wrong = whatIsWrong(path);
    if (wrong !== undefined && !init) {
      throw new RefusedFile(`${path} ${wrong}: restore a backup, or start with --init to set it aside and begin anew.`);
    }
    if (wrong !== undefined) setAside(path);
    if (!existsSync(path)) create(path, migrations);
  }
  return prepare(new Database(path), migrations);
}

/** With its log: SQLite would read that one into the new file. */
function setAside(path: string): void {
  const aside = `${path}.set-aside-${Date.now()}`;
  for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) renameSync(path + end, aside + end);
}

/** Made whole under another name first: a death half-way must not leave an empty file that looks like a lost one. */
function create(path: string, migrations: string): void {
  const unfinished = `${path}.new`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${unfinished}${end}`, { force: true });
  prepare(new Database(unfinished), migrations).close();
  renameSync(unfinished, path);
}

function prepare(db: Db, migrations: string): Db {
  try {
    set(db);
    migrate(db, migrations);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function set(db: Db): void {
  db.pragma('journal_mode = wal');
  // better-sqlite3 opens a WAL database at NORMAL, which may roll back the last commits when the power goes.
  db.pragma('synchronous = full');
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite did not take synchronous = full');
  db.pragma('foreign_keys = on');
  db.pragma('busy_timeout = 5000');
  db.pragma(`application_id = ${applicationId}`);
}

function whatIsWrong(path: string): string | undefined {
  if (!existsSync(path)) return existsSync(`${path}-wal`) ? 'is gone, but its log is not' : undefined;
  if (statSync(path).size === 0) return 'is empty';
  let db: Db | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    return db.pragma('application_id', { simple: true }) === applicationId ? undefined : 'is not a Sitrep database';
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_CANTOPEN') throw error;
    return 'is not a Sitrep database';
  } finally {
    db?.close();
  }
}
