import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { House } from '../house.ts';
import { onRedis, type RedisPlace } from './places.ts';
import { degraded, expectRung, inHouse, jobOf, noSweep, prefixOf, promise, rings } from './reminders.ts';

// Side by side: nearly all their time is waiting for a second to pass.
test.concurrent('a reminder rings once although Redis was emptied', () =>
  inPlace(async (house, { client, isQueued }) => {
    const first = await promise(house, 'next 1s');
    await house.slack.until(() => isQueued(house, first));
    const delayed = `${await prefixOf(house)}:alarms:delayed`;
    const [held] = (await client.multi().zscore(delayed, jobOf(first)).flushall().exec()) ?? [];
    expect(held).toEqual([null, expect.any(String)]);
    await rings(house, 1);
    const second = await promise(house, 'next 1s');
    await rings(house, 2);

    await expectRung(house, [first, second]);
  }));

test.concurrent('a Redis that was emptied is given all its alarms again, without a word of its own', () =>
  inPlace(async (house, { client, isQueued }) => {
    const due = await promise(house, 'next 14m');
    await house.slack.until(() => isQueued(house, due));
    await client.flushall();
    expect(await isQueued(house, due)).toBe(false);
    await house.slack.until(() => isQueued(house, due));
  }));

test.concurrent('a reminder rings once although Redis was killed: back and empty, it is given the alarm again', () =>
  inPlace(async (house, { redis, isQueued }) => {
    const first = await promise(house, 'next 2s');
    await house.slack.until(() => isQueued(house, first));
    const pid = Number(redis.pid());
    process.kill(pid, 'SIGKILL');
    await house.slack.until(() => redis.pid() !== pid);
    await house.slack.until(() => isQueued(house, first));
    await rings(house, 1);
    const second = await promise(house, 'next 1s');
    await rings(house, 2);

    await expectRung(house, [first, second]);
  }));

test.concurrent('a Redis that may drop keys is degraded, in our own words and once', async () => {
  const lines: [string, object?][] = [];
  const write = (...line: [string, object?]) => void lines.push(line);
  const log = { info: write, warn: write, error: write };
  const words =
    'Redis may drop alarms, its maxmemory-policy is allkeys-lru, not noeviction: they may ring a second late';
  await inPlace(
    async (house, { client }) => {
      await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
      await house.restart();
      await house.slack.until(async () => (await degraded(house)).includes(words));
      const due = await promise(house, 'next 1s');
      await rings(house, 1);
      await expectRung(house, [due]);
    },
    { log },
  );
  expect(lines.filter(([line]) => line.startsWith('Redis'))).toEqual([
    [expect.stringContaining('set maxmemory-policy to noeviction'), { policy: 'allkeys-lru' }],
  ]);
});

test.concurrent('a Redis that forbids INFO and CONFIG, as services may, rings in time', () =>
  inPlace(async (house, { client }) => {
    await client.acl('SETUSER', 'default', '-info', '-config');
    await house.restart();
    await house.slack.until(async () => (await degraded(house)).length === 0);
    const due = await promise(house, 'next 1s');
    await rings(house, 1);
    await expectRung(house, [due]);
  }, noSweep));

// What BullMQ and ioredis would say of those two.
const heard: unknown[] = [];
const { warn } = console;
beforeAll(() => {
  console.warn = (...said) => void heard.push(said);
});
afterAll(() => {
  console.warn = warn;
  expect(heard).toEqual([]);
});

async function inPlace(work: (house: House, place: RedisPlace) => Promise<void>, options = {}): Promise<void> {
  const place = await onRedis();
  try {
    await inHouse({ env: place.env, ...options }, (house) => work(house, place));
  } finally {
    await place.close();
  }
}
