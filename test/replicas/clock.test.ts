import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { watchClock } from '../../src/store/postgres/clock.ts';
import { openPostgresStore } from '../../src/store/postgres/store.ts';
import { createDatabase } from '../postgres/database.ts';

test.each([
  [0, undefined],
  [-60_000, "the clock of this machine is 60.0 s behind PostgreSQL's"],
  [60_000, "the clock of this machine is 60.0 s ahead of PostgreSQL's"],
])('a clock that is %d ms off is trouble, if that is much', async (off, said) => {
  const database = await createDatabase();
  const store = await openPostgresStore(database.url, { migrations: join(__dirname, '../../db/postgres') });
  const clock = watchClock({ db: store.db, now: () => Date.now() + off });
  await clock.look();
  expect(clock.trouble()?.split(':')[0]).toBe(said);
  clock.stop();
  await store.close();
  await database.drop();
});
