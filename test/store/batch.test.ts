// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { type Batch, createBatch } from '../../src/store/sqlite/batch.ts';

let db: Database.Database;
let batch: Batch;

beforeEach(() => {
  db = new Database(':memory:');
  db.exec('create table line (words text unique) strict');
  batch = createBatch(db);
});
afterEach(() => void db.close());

const write = (words: string) => batch.add(() => void db.prepare('insert into line values (?)').run(words));
const lines = () => db.prepare<[], string>('select words from line').pluck().all();
const states = async (writes: Promise<void>[]) => (await Promise.allSettled(writes)).map(({ status }) => status);

test('what is asked for in one turn is written together, in that order', async () => {
  await Promise.all([write('a'), write('b')]);

  expect(lines()).toEqual(['a', 'b']);
});

test('one write that is refused takes no other with it', async () => {
  expect(await states([write('a'), write('a'), write('b')])).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(lines()).toEqual(['a', 'b']);
});

test('where SQLite gives up the whole turn, as on a full disk, nothing of it is called written, and nothing is', async () => {
  const full = batch.add.bind(batch, () => {
    db.exec('rollback');
    throw new Error('database or disk is full');
  });

  expect(await states([write('a'), full(), write('b')])).toEqual(['rejected', 'rejected', 'rejected']);
  expect(lines()).toEqual([]);
  await write('c');
  expect(lines()).toEqual(['c']);
});

test('what nobody waits for goes along with the next write, before it', async () => {
  const passing = batch.addInPassing(() => void db.prepare('insert into line values (?)').run('a'));
  expect(lines()).toEqual([]);
  await write('b');

  expect(lines()).toEqual(['a', 'b']);
  await passing;
});

test('what nobody waits for is written also when nothing else is', async () => {
  await batch.addInPassing(() => void db.prepare('insert into line values (?)').run('a'));

  expect(lines()).toEqual(['a']);
});
