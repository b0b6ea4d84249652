import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { greet } from '../../src/store/postgres/greet.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { openPooler } from './pooler.ts';
import { openRefusing } from './refusing.ts';
import { openWire } from './wire.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createDatabase();
});
afterEach(() => database.drop());

const refused = /^A pooler such as PgBouncer gives each transaction another connection, .*pool_mode = session\.$/u;

test.each([
  { size: 2, which: 'last' },
  { size: 2, which: 'longest' },
  { size: 10, which: 'last' },
  { size: 10, which: 'longest' },
  { size: 10, which: 'any' },
  { size: 1, which: 'last' },
] as const)('a pooler of $size that hands out $which per transaction is refused', async (how) => {
  const pooler = await openPooler(database.url, how);
  await expect(greet(pooler.url)).rejects.toThrow(refused);
  await pooler.close();
});

test('so is one that gives each statement another', async () => {
  const refusing = await openRefusing('08P01', 'transaction blocks not allowed in statement pooling mode');
  await expect(greet(`postgres://dana@127.0.0.1:${refusing.port}/record`)).rejects.toThrow(refused);
  await refusing.close();
});

test('what keeps a connection for each session is none, beside others at work', async () => {
  const wire = await openWire(database.url);
  const greetings = await Promise.all(Array.from({ length: 5 }, () => greet(wire.url)));
  expect(greetings.map(({ number }) => number >= 130_000)).toEqual([true, true, true, true, true]);
  await wire.close();
});
