import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHerald } from '../../src/desk/herald.ts';
import type { Log, Store } from '../../src/desk/ports.ts';
import { alone, type Replicas } from '../../src/desk/replicas.ts';
import { closeRecords } from '../record.ts';
import { openRecord, quiet, type Record } from './record.ts';
import { once, Place, tellerTo, until } from './tellers.ts';

let record: Record;
let place: Place;
beforeEach(async () => {
  record = await openRecord();
  place = new Place();
});
afterEach(closeRecords);

/** One of several bots: whatever it takes, another had before. */
const heir: Replicas = { ...alone, grace: 20 };

/** A bot that died between what it told and the receipt of that. */
async function diesUntold(): Promise<void> {
  place.fault = once(() => new Error('killed'), 'after');
  const dead = record.herald(tellerTo(place));
  await dead.start();
  await record.declare('A');
  await until(() => place.told.length === 1);
  await dead.stop(0);
}

const heraldOver = (store: Store, log: Log = quiet) =>
  createHerald({ store, log, followers: [tellerTo(place)], replicas: heir });

test('who ends while it looks at what another left, leaves it in doubt, and lets the record be closed', async () => {
  await diesUntold();
  let hasEnded = false;
  const herald = heraldOver({
    ...record.store,
    find(by) {
      if (hasEnded) throw new Error('the record was asked after the end');
      return record.store.find(by);
    },
  });
  const start = herald.start();
  await until(() => [...herald.inDoubt()].length > 0);
  await herald.stop(0);
  hasEnded = true;
  await start;

  expect([...herald.inDoubt()]).toEqual([1]);
  expect(place.told).toEqual(['#1 1 A']);
});

test('what another left stays in doubt until the walk over it has come to its end', async () => {
  await diesUntold();
  const herald = heraldOver(record.store);
  await herald.start();
  await herald.stop(0);
  expect([...herald.inDoubt()]).toEqual([1]);

  const next = heraldOver(record.store);
  await next.start();
  await next.caughtUp();
  expect([...next.inDoubt()]).toEqual([]);
  expect(place.told).toEqual(['#1 1 A']);
  await next.stop(0);
});

test('where the record is away while somebody looks, it is looked at when it is back', async () => {
  await diesUntold();
  const said: string[] = [];
  let faults = 1;
  const herald = heraldOver(
    { ...record.store, find: async (by) => (faults-- > 0 ? Promise.reject(new Error('away')) : record.store.find(by)) },
    { ...quiet, warn: (words) => void said.push(words) },
  );
  await herald.start();
  await herald.caughtUp();

  expect(said).toContain('what was told of an incident could not be looked up');
  expect([place.told, place.looks]).toEqual([['#1 1 A'], 1]);
  await herald.stop(0);
});
