import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createOutages, outagesOf } from '../../src/slack/outages.ts';
import { createReplicas } from '../../src/store/postgres/replicas.ts';
import { openPostgresStore, type PostgresStore } from '../../src/store/postgres/store.ts';
import { quiet } from '../desk/record.ts';
import { createDatabase, type TestDatabase } from '../postgres/database.ts';

const migrations = join(__dirname, '../../db/postgres');
const at = (time: string) => new Date(`2026-11-20T${time}:00Z`);

let database: TestDatabase;
let store: PostgresStore;
let bots: Array<Awaited<ReturnType<typeof bot>>>;
beforeEach(async () => {
  database = await createDatabase();
  store = await openPostgresStore(database.url, { migrations });
  bots = await Promise.all([bot(), bot()]);
});
afterEach(async () => {
  await Promise.all(bots.map(({ replicas }) => replicas.end(new Set())));
  await store.close();
  await database.drop();
});

async function bot() {
  const replicas = createReplicas(store.db, database.url, quiet);
  await replicas.begin({ changed: () => {}, missed: () => {} });
  return { replicas, ...createOutages({ store, replicas }) };
}

test('what several bots see of one outage is one, and nothing that any of them saw is lost', async () => {
  const [one, other] = bots;
  await Promise.all([one?.began(at('12:00')), other?.began(at('12:01'))]);
  await Promise.all([
    one?.ended({ from: at('12:00'), to: at('12:10') }, [1, 2]),
    other?.ended({ from: at('12:01'), to: at('12:11') }, [2, 3]),
  ]);
  await one?.ended({ from: at('13:00'), to: at('13:10') }, [3]);
  const first = { from: at('12:00'), to: at('12:11') };
  expect(await outagesOf(store, 1)).toEqual([first]);
  expect(await outagesOf(store, 3)).toEqual([first, { from: at('13:00'), to: at('13:10') }]);
});

test('a bot that starts takes up the outage of one that is gone, and of no other', async () => {
  const [one, other] = bots;
  await one?.began(at('12:00'));
  await other?.began(at('12:01'));
  bots.push(await bot());
  expect(await bots[2]?.left()).toBeUndefined();
  await one?.replicas.end(new Set());
  bots.push(await bot());
  expect(await bots[3]?.left()).toEqual(at('12:00'));
  bots.push(await bot());
  expect(await bots[4]?.left()).toBeUndefined();
  await bots[3]?.replicas.end(new Set());
  // Slack is back: nobody takes up any more what a bot that is gone saw of it.
  await other?.ended({ from: at('12:01'), to: at('12:11') }, [1]);
  expect(await bots[4]?.left()).toBeUndefined();
});
