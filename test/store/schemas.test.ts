import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database, { type Database as Db } from 'better-sqlite3';
import { type EntryRow, hashOf } from '../../src/store/rows/entry-row.ts';
import { readChain } from '../../src/store/sqlite/chain.ts';
import { openFile } from '../../src/store/sqlite/file.ts';
import { migrationsIn } from '../../src/store/sqlite/soundness.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { noted } from './samples.ts';

const root = resolve(__dirname, '../..');
const migrations = join(root, 'db/sqlite');
const names = migrationsIn(migrations);
const dumps = readdirSync(join(__dirname, 'schemas'));

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schemas-'));
  path = join(folder, 'sitrep.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a release wrote, as it lies in its dump. */
function released(dump: string, to = path): void {
  const db = new Database(to);
  db.exec(readFileSync(join(__dirname, 'schemas', dump), 'utf8'));
  db.close();
}

/** The same incidents as a Sitrep would have kept them that knew only so many migrations. */
function asOf(count: number): void {
  const only = join(folder, 'sql');
  mkdirSync(only);
  for (const name of names.slice(0, count)) copyFileSync(join(migrations, name), join(only, name));
  openFile(path, { migrations: only }).close();
  const lived = join(folder, 'lived.db');
  released('0.1.0.sql', lived);
  const [from, to] = [new Database(lived, { readonly: true }), new Database(path)];
  to.pragma('foreign_keys = off');
  for (const table of tablesOf(to).filter((name) => columnsOf(from, name).length > 0)) {
    // Alarms were of one kind only, and of less.
    if (table === 'alarm' && count < 8) continue;
    const known = columnsOf(from, table);
    const columns = columnsOf(to, table).filter((name) => known.includes(name));
    // What was required before, and is gone since.
    const gone = table === 'incident' && columnsOf(to, table).includes('next_reminded') ? { next_reminded: 0 } : {};
    const all = [...columns, ...Object.keys(gone)];
    const insert = to.prepare(`insert into ${table} (${all.join()}) values (${all.map((name) => `@${name}`).join()})`);
    for (const row of from.prepare<[], object>(`select ${columns.join()} from ${table}`).all())
      insert.run({ ...row, ...gone });
  }
  from.close();
  to.close();
}

const tablesOf = (db: Db): string[] =>
  db.prepare<[], string>("select name from sqlite_schema where type = 'table' and name <> 'migration'").pluck().all();
const columnsOf = (db: Db, table: string): string[] =>
  (db.pragma(`table_info(${table})`) as Array<{ name: string }>).map(({ name }) => name);

/** Every row as the columns that both have show it, so that what a migration did to it shows. */
function rowsIn(file: string, like = file): Map<string, string[]> {
  const [db, other] = [new Database(file, { readonly: true }), new Database(like, { readonly: true })];
  const rows = new Map<string, string[]>();
  for (const table of tablesOf(other)) {
    const columns = columnsOf(other, table).filter((name) => columnsOf(db, table).includes(name));
    if (columns.length === 0) continue;
    const all = db.prepare<[], object>(`select ${columns.join()} from ${table}`).all();
    rows.set(table, all.map((row) => JSON.stringify(row)).sort());
  }
  db.close();
  other.close();
  return rows;
}

/** Brings it up to date, and looks that nothing was lost or changed on the way; what was added is not looked at. */
async function upToDate(): Promise<void> {
  const before = join(folder, 'before.db');
  copyFileSync(path, before);
  const had = rowsIn(before);
  const store = openSqliteStore(path, { migrations });
  const now = rowsIn(path, before);
  for (const [table, rows] of had) {
    const left = table === 'incident' ? withoutGone(rows) : rows;
    expect([table, left.filter((row) => !(now.get(table) ?? []).includes(row))]).toEqual([table, []]);
  }
  // It goes on where it was.
  const incident = await store.find({ id: 1 });
  if (!incident) throw new Error('It is not there any more.');
  await noted(store, incident, 'after the migration');
  store.close();
  const db = new Database(path, { readonly: true });
  expect(readChain(db).broken).toEqual([]);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
}

const withoutGone = (rows: readonly string[]): string[] => rows.map((row) => row.replace(/,"next_reminded":0/u, ''));

test('the fixtures have entries whose hashes are those of today', () => {
  for (const dump of dumps) {
    const file = join(folder, dump);
    released(dump, file);
    const db = new Database(file, { readonly: true });
    const rows = db
      .prepare<[], EntryRow & { hash: string }>('select * from timeline_entry where incident_id = 1 order by seq')
      .all();
    db.close();
    expect(rows.length).toBeGreaterThan(5);
    for (const [n, row] of rows.entries()) expect(row.hash).toBe(hashOf(row, rows[n - 1]?.hash ?? ''));
  }
});

describe('a record that an earlier Sitrep wrote is as it was after it is brought up to date', () => {
  test.each(dumps)('of the release %s', async (dump) => {
    released(dump);
    await upToDate();
  });

  test.each(names.map((name, n) => [name, n + 1] as const))('of %s', async (_, count) => {
    asOf(count);
    await upToDate();
  });
});

describe('before a migration', () => {
  const backups = () => readdirSync(join(folder, 'backups'));

  test('the record is kept as it was, for this user alone, and once', () => {
    asOf(10);
    const had = rowsIn(path);
    openFile(path, { migrations }).close();
    openFile(path, { migrations }).close();
    expect(backups()).toEqual([
      expect.stringMatching(/^sitrep-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-before-011_links\.db$/u),
    ]);
    const kept = join(folder, 'backups', backups()[0] ?? '');
    expect(rowsIn(kept)).toEqual(had);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
  });

  test('of a record that is made now nothing is kept', () => {
    openFile(path, { migrations }).close();
    expect(readdirSync(folder)).toEqual(['sitrep.db']);
  });

  test('a record that cannot be kept is not touched', () => {
    asOf(10);
    const had = rowsIn(path);
    writeFileSync(join(folder, 'backups'), 'in the way');
    expect(() => openFile(path, { migrations })).toThrow(/EEXIST|ENOTDIR/u);
    expect(rowsIn(path)).toEqual(had);
  });
});

test('a death at any statement of any migration leaves each done or untouched, and the next start completes them', async () => {
  asOf(1);
  const first = join(folder, 'first.db');
  copyFileSync(path, first);
  const whole = join(folder, 'whole.db');
  copyFileSync(path, whole);
  openFile(whole, { migrations }).close();
  const statements = Number(await migrateAndDie(whole, 0));
  expect(statements).toBe(0);
  copyFileSync(first, path);
  const all = Number(await migrateAndDie(path, 0));
  expect(all).toBeGreaterThan(60);
  const wanted = rowsIn(path);

  const every = Math.ceil(all / 12);
  for (let nth = 1 + Math.floor(every / 2); nth <= all; nth += every) {
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
    copyFileSync(first, path);
    expect(await migrateAndDie(path, nth)).toBe('killed');
    const db = new Database(path);
    const done = db.prepare<[], string>('select name from migration order by name').pluck().all();
    expect(done).toEqual(names.slice(0, done.length));
    db.close();
    openFile(path, { migrations }).close();
    expect([nth, rowsIn(path)]).toEqual([nth, wanted]);
  }
});

/** Migrates in a process of its own that is killed at its nth statement; gives `killed`, or how many there were. */
async function migrateAndDie(file: string, nth: number): Promise<string> {
  const program = `
    const Database = require('better-sqlite3');
    const { migrate } = require('./src/store/sqlite/migrate.ts');
    let n = 0, counts = false;
    const verbose = () => { if (counts && ++n === ${nth}) process.kill(process.pid, 'SIGKILL'); };
    const db = new Database(${JSON.stringify(file)}, { verbose });
    db.pragma('journal_mode = wal');
    counts = true;
    let isOld = false;
    migrate(db, ${JSON.stringify(migrations)}, () => { n = 0; isOld = true; });
    console.log(isOld ? n : 0);`;
  const child = spawn(process.execPath, ['-r', './test/jest/require-ts.cjs', '-e', program], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text;
  });
  const [, signal] = await once(child, 'close');
  return signal === 'SIGKILL' ? 'killed' : said.trim();
}

test('a record of a newer Sitrep is refused, and not touched', () => {
  released('0.1.0.sql');
  new Database(path).exec("insert into migration values ('999_later.sql', '2030-01-01')").close();
  const had = readFileSync(path);
  expect(() => openFile(path, { migrations })).toThrow(
    'written by a newer Sitrep (999_later.sql): start that one instead.',
  );
  expect(readFileSync(path).equals(had)).toBe(true);
  expect(readdirSync(folder).map((name) => basename(name))).toEqual(['sitrep.db']);
});
