// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { keepCarryingOver } from '../../src/store/sqlite/carry-over.ts';
import { openSqliteStore, type SqliteStore } from '../../src/store/sqlite/store.ts';
import { declared, noted } from './samples.ts';

const migrations = join(resolve(__dirname, '../..'), 'db/sqlite');

let folder: string;
let path: string;
let store: SqliteStore;
let carrier: { stop(): Promise<void> } | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carry-test-'));
  path = join(folder, 'sitrep.db');
  store = openSqliteStore(path, { migrations });
});
afterEach(async () => {
  await carrier?.stop();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Entries in the file itself, whatever lies in SQLite's log beside it. */
function inTheFile(): number {
  const alone = join(folder, 'alone.db');
  copyFileSync(path, alone);
  const db = new Database(alone);
  const count = db.prepare('select count(*) from timeline_entry').pluck().get() as number;
  db.close();
  return count;
}

/** `next` resolves when it was carried over, or tried, once more. */
function watched(carryOver = store.carryOver) {
  const waiting: Array<() => void> = [];
  const record = {
    written: store.written,
    carryOver() {
      for (const resolve of waiting.splice(0)) setImmediate(resolve);
      carryOver();
    },
  };
  return { record, next: () => new Promise<void>((resolve) => waiting.push(resolve)) };
}

const silent = { info() {}, warn() {}, error() {} };
const atOnce = async () => {};

test('of two hundred commands, more than a thousand pages, none waits for the log to be carried over', async () => {
  let incident = await declared(store, 'Checkout is down');
  const before = inTheFile();
  for (let n = 0; n < 200; n++) incident = await noted(store, incident, `note ${n}`);

  expect(inTheFile()).toBe(before);
});

test('what was written comes into the file by itself, and again when more is written', async () => {
  const { record, next } = watched();
  carrier = keepCarryingOver({ record, giveWay: atOnce, log: silent, every: 5 });
  let incident = await declared(store, 'Checkout is down');
  await next();
  expect(inTheFile()).toBe(1);
  incident = await noted(store, incident, 'again');
  await next();
  expect(inTheFile()).toBe(2);
  await carrier.stop();
});

test('it waits until nobody waits for an answer, and a stop calls it off', async () => {
  let asked = () => {};
  let goOn = () => {};
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  const giveWay = () =>
    new Promise<void>((resolve) => {
      goOn = resolve;
      asked();
    });
  await declared(store, 'Checkout is down');
  const before = inTheFile();
  carrier = keepCarryingOver({ record: { ...store, written: anew() }, giveWay, log: silent, every: 5 });
  await isAsked;
  expect(inTheFile()).toBe(before);

  const stopped = carrier.stop();
  goOn();
  await stopped;
  expect(inTheFile()).toBe(before);
});

test('a disk that does not take it is told of once, and it is tried again', async () => {
  const lines: string[] = [];
  const log = { ...silent, warn: (words: string) => void lines.push(words) };
  const full = watched(() => {
    throw new Error('disk I/O error');
  });
  carrier = keepCarryingOver({ record: { ...full.record, written: anew() }, giveWay: atOnce, log, every: 5 });
  await full.next();
  await full.next();
  await carrier.stop();

  expect(lines).toEqual(['what was written is safe, but was not carried over into the database file']);
});

/** As if something more were written at each look. */
function anew(): () => number {
  let written = 0;
  return () => (written += 1);
}
