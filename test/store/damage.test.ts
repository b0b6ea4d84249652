// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { readChain } from '../../src/store/sqlite/chain.ts';
import { openFile } from '../../src/store/sqlite/file.ts';
import { RefusedFile } from '../../src/store/sqlite/refused-file.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { declared, noted } from './samples.ts';

const migrations = join(__dirname, '../../db/sqlite');
/** As many of each sort; the numbers are the seeds. */
const each = Array.from({ length: 25 }, (_, n) => n + 1);

let folder: string;
let path: string;
let whole: Buffer;
let entries: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'damage-'));
  path = join(folder, 'sitrep.db');
  const store = openSqliteStore(path, { migrations });
  for (const title of ['Checkout is down', 'Search is slow', 'Login fails']) {
    let incident = await declared(store, title);
    for (let n = 0; n < 150; n++) incident = await noted(store, incident, `line ${n}: disk ${n % 7} of pay-3 was full`);
  }
  store.close();
  whole = readFileSync(path);
  entries = entriesOf();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function entriesOf(): string[] {
  const db = new Database(path, { readonly: true });
  try {
    return db
      .prepare<[], object>('select * from timeline_entry order by incident_id, seq')
      .all()
      .map((row) => JSON.stringify(row));
  } finally {
    db.close();
  }
}

/** The same numbers for the same seed, from 0 to 1. */
function random(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const somewhere = (next: () => number): number => Math.floor(next() * whole.length);

function flipOne(next: () => number): Buffer {
  const file = Buffer.from(whole);
  const at = somewhere(next);
  file.writeUInt8(file.readUInt8(at) ^ (1 << Math.floor(next() * 8)), at);
  return file;
}

function zeroSome(next: () => number): Buffer {
  const at = somewhere(next);
  return Buffer.from(whole).fill(0, at, at + 16 + Math.floor(next() * 4096));
}

function scrawl(next: () => number): Buffer {
  const file = Buffer.from(whole);
  const at = somewhere(next);
  for (let n = at; n < Math.min(file.length, at + 64); n++) file.writeUInt8(Math.floor(next() * 256), n);
  return file;
}

const cutOff = (next: () => number): Buffer => whole.subarray(0, somewhere(next));

/** What a bot would do with it: `refused`, with what words; or how `check` finds it. */
function fate(file: Buffer): { readonly refused?: string; readonly found?: string; readonly changed: boolean } {
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
  writeFileSync(path, file);
  try {
    openFile(path, { migrations }).close();
  } catch (error) {
    // It was left as it is, for whoever can save something of it.
    expect(readFileSync(path).equals(file)).toBe(true);
    if (!(error instanceof RefusedFile)) expect((error as { code?: string }).code).toMatch(/^SQLITE_/u);
    return { refused: (error as Error).message, changed: true };
  }
  const db = new Database(path, { readonly: true });
  try {
    const { broken } = readChain(db);
    const structure = String(db.pragma('integrity_check(1)', { simple: true }));
    const found = broken[0]?.words ?? (structure === 'ok' ? undefined : structure);
    return { ...(found === undefined ? {} : { found }), changed: entriesOf().join('\n') !== entries.join('\n') };
  } catch (error) {
    // `check` says so as well.
    const { code = '', message } = error as { code?: string; message: string };
    if (!code.startsWith('SQLITE_CORRUPT')) throw error;
    return { found: message, changed: true };
  } finally {
    db.close();
  }
}

test.each([
  ['a bit that flipped', flipOne],
  ['some bytes that became zero', zeroSome],
  ['a scrawl', scrawl],
  ['a file that was cut off', cutOff],
])('%s, anywhere: the bot refuses the file, or no entry is changed that check does not find', (_, damage) => {
  const fates = each.map((seed) => ({ seed, ...fate(damage(random(seed))) }));
  expect(fates.filter(({ refused, found, changed }) => changed && !refused && !found)).toEqual([]);
  for (const { refused } of fates)
    if (refused) expect(refused).toMatch(/is damaged|is not a Sitrep database|is empty|no such table|malformed/u);
});

test('every single letter of an entry that is changed is found, by its number', () => {
  const text = Buffer.from('line 77: disk 0 of pay-3 was full');
  const at = whole.indexOf(text);
  expect(at).toBeGreaterThan(0);
  for (let n = 0; n < text.length; n++) {
    const file = Buffer.from(whole);
    file.writeUInt8(file.readUInt8(at + n) ^ 1, at + n);
    expect(fate(file)).toEqual({ found: 'entry 79 of #1 is not as it was written', changed: true });
  }
});
