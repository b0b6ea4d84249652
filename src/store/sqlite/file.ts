import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database, { type Database as Db } from 'better-sqlite3';
import { restoredSetting } from '../restored.ts';
import { backUpAtOnce, settle } from './backup.ts';
import { backupName, backupsOf, cureFor, listBackups } from './backups.ts';
import { migrate, refuseNewer } from './migrate.ts';
import { RefusedFile } from './refused-file.ts';
import { applicationId, damageOf, newerIn } from './soundness.ts';

export interface FileOptions {
  /** The folder of the numbered .sql files. */
  readonly migrations: string;
  /** Puts a file that is empty, damaged or not ours aside and starts a new one, instead of refusing it. */
  readonly init?: boolean;
}

/**
 * Opens the database at `path`, or makes it when there is none. What is there is read whole first, 3 ms a megabyte:
 * nothing is ever written to a damaged file. Throws `RefusedFile` for a file that is not ours or not sound.
 */
export function openFile(path: string, { migrations, init = false }: FileOptions): Db {
  if (path === ':memory:') return prepare(new Database(path), migrations);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const wrong = existsSync(path) ? damageOf(path) : whatIsLeftOf(path);
  if (wrong !== undefined && !init) {
    const cure = cureFor(path, migrations);
    throw new RefusedFile(`${path} ${wrong}: ${cure}, or start with --init to set it aside and begin anew.`);
  }
  if (wrong !== undefined) setAside(path);
  else if (existsSync(path)) refuseNewer(newerIn(path, migrations));
  if (!existsSync(path)) create(path, migrations);
  return prepare(new Database(path), migrations, (db, first) => keepBefore(db, path, first));
}

/** With its log: SQLite would read that one into the new file. Gives the name under which it lies. */
export function setAside(path: string): string {
  const aside = `${path}.set-aside-${Date.now()}`;
  for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) renameSync(path + end, aside + end);
  return aside;
}

/** Where a backup lies, whole and checked, until it takes the place of the database. */
export const restoredName = (path: string): string => `${path}.restored`;

/**
 * Puts it there, and sets aside what was there; gives the name of that. A death in between leaves no database, and a
 * start refuses to begin anew then.
 */
export async function putInPlace(restored: string, path: string): Promise<string | undefined> {
  const isThere = ['', '-wal'].some((end) => existsSync(path + end));
  const aside = isThere ? setAside(path) : undefined;
  const db = new Database(restored);
  db.prepare("insert or replace into setting (name, value) values (?, strftime('%Y-%m-%dT%H:%M:%fZ'))").run(
    restoredSetting,
  );
  db.close();
  renameSync(restored, path);
  await settle(dirname(path));
  return aside;
}

/** A record that was there does not begin anew by itself: its folder may have come back without it. */
function whatIsLeftOf(path: string): string | undefined {
  if (existsSync(`${path}-wal`)) return 'is gone, but its log is not';
  if (existsSync(restoredName(path))) return 'is gone, but the backup that was to take its place is not';
  return listBackups(backupsOf(path), { kept: true }).length > 0 ? 'is gone, but its backups are not' : undefined;
}

/** Made whole under another name first: a death half-way must not leave an empty file that looks like a lost one. */
function create(path: string, migrations: string): void {
  const unfinished = `${path}.new`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${unfinished}${end}`, { force: true });
  // What SQLite lays beside it has its mode.
  closeSync(openSync(unfinished, 'wx', 0o600));
  prepare(new Database(unfinished), migrations).close();
  renameSync(unfinished, path);
}

/** Whatever a migration does to it, the record of before is there: kept until a person removes it. */
function keepBefore(db: Db, path: string, first: string): void {
  const folder = backupsOf(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  backUpAtOnce(db, join(folder, backupName(new Date(), { before: first.replace(/\.sql$/u, '') })));
}

function prepare(db: Db, migrations: string, before?: (db: Db, first: string) => void): Db {
  try {
    set(db);
    migrate(db, migrations, (first) => before?.(db, first));
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
  // KiB. better-sqlite3 keeps up to 16 MB of pages, all of which the start fills; the system has them in memory anyway.
  db.pragma('cache_size = -2000');
  // Pages of 4 KB; `carry-over.ts` sees to it before. By itself SQLite would stop at every 1000 in the midst of a commit.
  db.pragma('wal_autocheckpoint = 8000');
  // Whoever else holds the file holds up all of us, and Slack waits three seconds for an answer.
  db.pragma('busy_timeout = 1000');
  db.pragma(`application_id = ${applicationId}`);
}
