import { expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { type ManagedRedis, startRedis } from '../../src/alarms/redis-server.ts';
import type { Message } from '../../src/sandbox/seen.ts';
import { nextDue, reminded } from '../e2e/reminded.ts';
import { rows } from '../e2e/settled.ts';
import { type House, openHouse } from '../house.ts';

const room = 'inc-1-checkout-is-down';

// Side by side: nearly all their time is waiting for a second to pass.
test.concurrent('a promised update that does not come is asked for once, in the channel only, of whoever leads', () =>
  inHouse(async (place) => {
    const { house } = place;
    await type(house, 'lead @kofi');
    const first = await promise(place, 'next 1s');
    await rings(place, 1);
    const second = await promise(place, 'next 1s');
    await rings(place, 2);

    await expectRung(place, [first, second]);
    const [reminder] = await reminders(house);
    expect(reminder?.text).toContain('update is due');
    expect(reminder?.text).toContain(`<@${house.slack.person('kofi').id}>`);
    expect(await remindersIn(house, 'incidents')).toEqual([]);
  }));

test.concurrent('an update in time silences the reminder', () =>
  inHouse(async (place) => {
    await promise(place, 'next 1s');
    await type(place.house, 'update all is well');
    const later = await promise(place, 'next 1.5s');
    await rings(place, 1);

    await expectRung(place, [later]);
  }));

test.concurrent('the queue has the digest on its calendar', () =>
  inHouse(async ({ house, client }) => {
    const entry = await house.slack.until(async () => {
      const [key] = await client.keys('*:alarms:repeat:daily');
      return key === undefined ? undefined : client.hgetall(key);
    });
    expect(entry).toMatchObject({ name: 'daily', pattern: '0 9 * * *', tz: 'UTC' });
  }));

test.concurrent('a reminder moved to later rings then and not before', () =>
  inHouse(async (place) => {
    await promise(place, 'next 1s');
    const later = await promise(place, 'next 2s');
    await rings(place, 1);

    await expectRung(place, [later]);
  }));

test.concurrent('a reminder rings once although Redis was emptied', () =>
  inHouse(async (place) => {
    const { house, client } = place;
    const first = await promise(place, 'next 1s');
    await house.slack.until(() => isQueued(place, first));
    const job = jobOf(first);
    const [held] = (await client.multi().zscore(delayed(house), job).flushall().exec()) ?? [];
    expect(held).toEqual([null, expect.any(String)]);
    await rings(place, 1);
    const second = await promise(place, 'next 1s');
    await rings(place, 2);

    await expectRung(place, [first, second]);
  }));

test.concurrent('a Redis that was emptied is given all its alarms again, without a word of its own', () =>
  inHouse(async (place) => {
    const { house, client } = place;
    const due = await promise(place, 'next 14m');
    await house.slack.until(() => isQueued(place, due));
    await client.flushall();
    expect(await isQueued(place, due)).toBe(false);
    await house.slack.until(() => isQueued(place, due));
  }));

test.concurrent('a reminder rings once although Redis was killed: back and empty, it is given the alarm again', () =>
  inHouse(async (place) => {
    const { house, redis } = place;
    const first = await promise(place, 'next 2s');
    await house.slack.until(() => isQueued(place, first));
    const pid = Number(redis.pid());
    process.kill(pid, 'SIGKILL');
    await house.slack.until(() => redis.pid() !== pid);
    await house.slack.until(() => isQueued(place, first));
    await rings(place, 1);
    const second = await promise(place, 'next 1s');
    await rings(place, 2);

    await expectRung(place, [first, second]);
  }));

test.concurrent('a reminder rings once although the bot was started anew', () =>
  inHouse(async (place) => {
    const first = await promise(place, 'next 1s');
    await place.house.restart();
    await rings(place, 1);
    const second = await promise(place, 'next 1s');
    await rings(place, 2);

    await expectRung(place, [first, second]);
  }));

interface Place {
  readonly house: House;
  readonly redis: ManagedRedis;
  readonly client: Redis;
}

/** With one incident, and a Redis of its own: one of these tests empties it, another one kills it. */
async function inHouse(work: (place: Place) => Promise<void>): Promise<void> {
  const redis = (await startRedis()) as ManagedRedis;
  const client = new Redis(redis.url, { maxRetriesPerRequest: null, retryStrategy: () => 10 });
  client.on('error', () => {}); // while it is away
  const house = await openHouse({ env: { REDIS_URL: redis.url } });
  try {
    await house.slack.person('dana').type('/incident declare sev1 Checkout is down', { in: 'general' });
    await house.slack.until(async () => (await house.slack.pins(room)).length === 1);
    await work({ house, redis, client });
  } finally {
    await house.close();
    client.disconnect();
    await redis.stop();
  }
}

async function type(house: House, words: string): Promise<void> {
  const { text } = await house.slack.person('dana').type(`/incident ${words}`, { in: room });
  expect(text).toMatch(/^✅/u);
}

/** Types it; when the update is due then. */
async function promise({ house }: Place, words: string): Promise<string> {
  await type(house, words);
  return nextDue(house);
}

const rings = ({ house }: Place, times: number) =>
  house.slack.until(async () => (await reminders(house)).length >= times, { ms: 10_000 });

/**
 * These rang, each once and none too early. Whoever asks has let another one ring last: the sweep looks every second, and
 * what would ring twice, or should not, does so before that one, or instead of it.
 */
async function expectRung({ house }: Place, due: readonly string[]): Promise<void> {
  const rung = reminded(house);
  expect(rung.map((one) => one.due)).toEqual(due);
  expect(rung.filter((one) => one.at < one.due)).toEqual([]);
  expect(await reminders(house)).toHaveLength(due.length);
}

/** The id of the job that rings when the next update is due. */
const jobOf = (due: string) => `1-update_due-0-${Date.parse(due)}`;

/** Whether its job waits in BullMQ's sorted set of delayed ones. */
const isQueued = async ({ house, client }: Place, due: string) =>
  (await client.zscore(delayed(house), jobOf(due))) !== null;

function delayed(house: House): string {
  const [row] = rows<{ value: string }>(house, "select value from setting where name = 'installation'");
  return `sitrep-${row?.value}:alarms:delayed`;
}

const reminders = (house: House) => remindersIn(house, room);

async function remindersIn(house: House, channel: string): Promise<Message[]> {
  return (await house.slack.messages(channel)).filter(({ text }) => text.includes('update is due'));
}
