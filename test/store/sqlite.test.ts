// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { type EntryRow, hashOf } from '../../src/store/rows/entry-row.ts';
import { openFile } from '../../src/store/sqlite/file.ts';
import { takeLock } from '../../src/store/sqlite/lock.ts';
import { RefusedFile } from '../../src/store/sqlite/refused-file.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { storeContract } from './contract.ts';
import { figuresContract } from './contract-figures.ts';
import { homeContract } from './contract-home.ts';
import { impactContract } from './contract-impact.ts';
import { ledgerContract } from './contract-ledger.ts';
import { papersContract } from './contract-papers.ts';
import { privateContract } from './contract-private.ts';
import { readingContract } from './contract-reading.ts';
import { declared, noted } from './samples.ts';

const root = resolve(__dirname, '../..');
const migrations = join(root, 'db/sqlite');

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-test-'));
  path = join(folder, 'sitrep.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

storeContract('SQLite', async () => openSqliteStore(path, { migrations }));
figuresContract('SQLite', async () => openSqliteStore(path, { migrations }));
homeContract('SQLite', async () => openSqliteStore(path, { migrations }));
impactContract('SQLite', async () => openSqliteStore(path, { migrations }));
ledgerContract('SQLite', async () => openSqliteStore(path, { migrations }));
privateContract('SQLite', async () => openSqliteStore(path, { migrations }));
papersContract('SQLite', async () => openSqliteStore(path, { migrations }));
readingContract('SQLite', async () => openSqliteStore(path, { migrations }));

test('a commit is on the disk, not in its cache, when it returns', () => {
  const db = openFile(path, { migrations });
  const pragma = (name: string) => db.pragma(name, { simple: true });

  expect([pragma('synchronous'), pragma('journal_mode'), pragma('foreign_keys')]).toEqual([2, 'wal', 1]);
  db.close();
});

test('whoever types does not wait for what was told to others: it is written apart', async () => {
  const store = openSqliteStore(path, { migrations });
  const other = new Database(path, { readonly: true });
  const onDisk = () => other.prepare('select version, (select count(*) from bookmark) as told from incident').get();
  const incident = await declared(store, 'Checkout is down');
  await store.moveBookmark('channel', 1, 1);
  await noted(store, incident, 'n');
  expect(onDisk()).toEqual({ version: 2, told: 0 });
  store.close();

  expect(onDisk()).toEqual({ version: 2, told: 1 });
  other.close();
});

test('a file that was moved away or replaced takes nothing more until it is back: the next start would not find it', async () => {
  const store = openSqliteStore(path, { migrations });
  let incident = await declared(store, 'Checkout is down');
  renameSync(path, `${path}.away`);
  await expect(noted(store, incident, 'to nowhere')).rejects.toThrow('sitrep.db was moved or replaced: put it back');
  copyFileSync(`${path}.away`, path);
  await expect(noted(store, incident, 'to a copy')).rejects.toMatchObject({ code: 'SQLITE_READONLY_DBMOVED' });
  renameSync(`${path}.away`, path);
  incident = await noted(store, incident, 'home again');

  expect((await store.timeline(incident.id)).map(({ text }) => text)).toEqual(['Checkout is down', 'home again']);
  store.close();
});

test('each entry is chained to the one before it, and the chain can be recomputed from what is stored', async () => {
  const store = openSqliteStore(path, { migrations });
  let incident = await declared(store, 'half a character \ud83d');
  for (const text of ['🔥', 'a\0b', 'c \udc00 d']) incident = await noted(store, incident, text);
  store.close();
  const db = new Database(path, { readonly: true });
  const rows = db.prepare<[], EntryRow & { hash: string }>('select * from timeline_entry order by seq').all();
  db.close();

  expect(rows).toHaveLength(4);
  for (const [n, row] of rows.entries()) expect(row.hash).toBe(hashOf(row, rows[n - 1]?.hash ?? ''));
});

test('an entry cannot be rewritten', async () => {
  const store = openSqliteStore(path, { migrations });
  await declared(store);
  store.close();
  const db = new Database(path);

  expect(() => db.exec("update timeline_entry set text = 'nothing happened'")).toThrow('append-only');
  db.close();
});

test('an empty file is refused: it may be what is left of a lost one', () => {
  writeFileSync(path, '');

  expect(() => openFile(path, { migrations })).toThrow(RefusedFile);
  expect(() => openFile(path, { migrations })).toThrow(/is empty: restore a backup, or start with --init/u);
});

test.each([
  ['another program’s database', (file: string) => new Database(file).exec('create table x (y)').close()],
  ['no database at all', (file: string) => writeFileSync(file, 'dear diary, '.repeat(100))],
])('%s is refused, and with --init set aside', (_, make) => {
  make(path);
  expect(() => openFile(path, { migrations })).toThrow('is not a Sitrep database');

  openFile(path, { migrations, init: true }).close();

  expect(readdirSync(folder).filter((name) => name.startsWith('sitrep.db.set-aside'))).toHaveLength(1);
});

test('a database written by a newer Sitrep is refused', () => {
  const db = openFile(path, { migrations });
  db.exec("insert into migration values ('999_later.sql', '2030-01-01')");
  db.close();

  expect(() => openFile(path, { migrations })).toThrow('written by a newer Sitrep (999_later.sql)');
});

test('a lost database whose log is still there is refused: the two belong together', async () => {
  await inAnotherProcess(`
    const store = openSqliteStore(${JSON.stringify(path)}, { migrations: ${JSON.stringify(migrations)} });
    store.saveSetting('a', 'b').then(() => console.log('written'));`);
  expect(readdirSync(folder)).toContain('sitrep.db-wal');
  rmSync(path);

  expect(() => openFile(path, { migrations })).toThrow(/is gone, but its log is not: restore a backup/u);
  openFile(path, { migrations, init: true }).close();
  expect(readdirSync(folder).some((name) => /set-aside.*-wal$/u.test(name))).toBe(true);
});

test('a death while the database is made leaves nothing that looks like one', () => {
  const broken = join(folder, 'migrations');
  writeFileSync(join(folder, 'sitrep.db.new'), 'half a file');
  expect(() => openFile(path, { migrations: broken })).toThrow();
  expect(readdirSync(folder)).not.toContain('sitrep.db');

  openFile(path, { migrations }).close();
  expect(readdirSync(folder)).not.toContain('sitrep.db.new');
});

test('a second bot on the same database stands by, and takes over when the first one is killed', async () => {
  const lockPath = join(folder, 'sitrep.lock');
  // Kept, as the bot keeps it: a lock that nobody holds on to goes with the garbage.
  const first = await holding(`
    takeLock(${JSON.stringify(lockPath)}, () => {}).then((lock) => { global.lock = lock; console.log('mine'); });`);
  const told: string[] = [];
  let standsBy = () => {};
  const standing = new Promise<void>((resolve) => {
    standsBy = resolve;
  });
  const taking = takeLock(lockPath, () => {
    told.push('standing by');
    standsBy();
  });
  await standing;
  first.kill('SIGKILL');
  const lock = await taking;
  lock.release();

  expect(told).toEqual(['standing by']);
});

/** Runs a piece of our code in a process of its own until it says something; then it is killed. */
async function inAnotherProcess(program: string): Promise<void> {
  const child = await holding(program);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function holding(program: string) {
  const imports = `
    const { openSqliteStore } = require('./src/store/sqlite/store.ts');
    const { takeLock } = require('./src/store/sqlite/lock.ts');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['-r', './test/jest/require-ts.cjs', '-e', imports + program], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}
