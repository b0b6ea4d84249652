import { hostname } from 'node:os';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { connect } from '../../src/store/postgres/connection.ts';
import { lookAtServer, risksOf } from '../../src/store/postgres/server.ts';
import { createDatabase, type TestDatabase } from './database.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createDatabase();
});
afterEach(() => database.drop());

test.each([
  ['off', 'on'],
  ['local', 'on'],
  ['remote_write', 'on'],
  ['on', 'on'],
  ['remote_apply', 'remote_apply'],
])('where sessions begin with synchronous_commit=%s ours have %s', async (usual, ours) => {
  await database.rows(
    `alter role sitrep in database ${new URL(database.url).pathname.slice(1)} set synchronous_commit = ${usual}`,
  );
  const db = connect(database.url);
  expect(await db.pluck("select current_setting('synchronous_commit')")).toEqual([ours]);
  // A transaction, which may have a connection of its own, has it too.
  expect(await db.transaction((tx) => tx.pluck("select current_setting('synchronous_commit')"))).toEqual([ours]);
  expect((await lookAtServer(db)).synchronousCommit).toBe(usual);
  await db.close();
});

test('a server that does not wait for its disk is a risk', async () => {
  const db = connect(database.url);
  const server = await lookAtServer(db);
  await db.close();
  const safe = { ...server, fsync: true, fullPageWrites: true };
  expect(risksOf(safe)).toEqual([]);
  expect(risksOf({ ...safe, fullPageWrites: false })).toEqual([expect.stringMatching(/with full_page_writes=off:/u)]);
  expect(risksOf(server)).toEqual([
    expect.stringMatching(/^PostgreSQL runs with fsync=off: what is on record may be lost/u),
  ]);
});

test('whoever minds PostgreSQL sees which process on which machine is there', async () => {
  const db = connect(database.url);
  const [name] = await db.pluck("select current_setting('application_name')");
  expect(name).toBe(`sitrep process ${process.pid} on ${hostname()}`.slice(0, 63));
  await db.close();
});
