import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { type ManagedRedis, startRedis } from '../../src/alarms/redis-server.ts';
import type { Message } from '../../src/sandbox/seen.ts';
import { nextDue, reminded } from '../e2e/reminded.ts';
import { rows } from '../e2e/settled.ts';
import { type House, openHouse } from '../house.ts';

const room = 'inc-1-checkout-is-down';

let redis: ManagedRedis;
let client: Redis;
let house: House;

// A Redis of its own: one of these tests empties it, another one kills it.
beforeEach(async () => {
  redis = (await startRedis()) as ManagedRedis;
  client = new Redis(redis.url, { maxRetriesPerRequest: null, retryStrategy: () => 10 });
  client.on('error', () => {}); // while it is away
  house = await openHouse({ env: { REDIS_URL: redis.url } });
});
afterEach(async () => {
  await house.close();
  client.disconnect();
  await redis.stop();
});

test('a promised update that does not come is asked for once, in the channel only, of whoever leads', async () => {
  await declared();
  await type('lead @kofi');
  const asked = performance.now();
  await type('next 1s');
  await house.slack.until(async () => (await reminders()).length > 0);

  expect(performance.now() - asked).toBeGreaterThanOrEqual(900);
  await quietFor(1200);
  const [reminder, ...more] = await reminders();
  expect(more).toEqual([]);
  expect(reminder?.text).toContain('update is due');
  expect(reminder?.text).toContain(`<@${house.slack.person('kofi').id}>`);
  expect(await remindersIn('incidents')).toEqual([]);
});

test('the queue has the digest on its calendar', async () => {
  const scheduled = async () => (await client.keys('*:alarms:repeat:daily'))[0];
  const calendar = async () => {
    const key = await scheduled();
    return key === undefined ? undefined : client.hgetall(key);
  };
  const entry = await house.slack.until(calendar);
  expect(entry).toMatchObject({ name: 'daily', pattern: '0 9 * * *', tz: 'UTC' });
});

test('an update in time silences the reminder', async () => {
  await declared();
  await type('next 1s');
  await type('update all is well');
  await quietFor(1700);

  expect(await reminders()).toEqual([]);
});

test('a reminder moved to later rings then and not before', async () => {
  await declared();
  await type('next 1s');
  await type('next 2s');
  await quietFor(1500);
  expect(await reminders()).toEqual([]);

  await house.slack.until(async () => (await reminders()).length === 1);
});

test('a reminder rings once although Redis was emptied', async () => {
  await declared();
  await type('next 1s');
  const job = jobOf(nextDue(house));
  await house.slack.until(() => isQueued(job));
  const [held] = (await client.multi().zscore(delayed(), job).flushall().exec()) ?? [];
  expect(held).toEqual([null, expect.any(String)]);
  await house.slack.until(async () => (await reminders()).length > 0);
  await quietFor(1200);

  expect(await reminders()).toHaveLength(1);
});

test('a reminder rings once although Redis was killed: back and empty, it is given the alarm again', async () => {
  await declared();
  await type('next 2s');
  const first = nextDue(house);
  await house.slack.until(() => isQueued(jobOf(first)));
  const pid = Number(redis.pid());
  process.kill(pid, 'SIGKILL');
  await house.slack.until(() => redis.pid() !== pid);
  await house.slack.until(() => isQueued(jobOf(first)));
  await house.slack.until(async () => (await reminders()).length > 0);
  // The sweep looks every second: what would ring twice does so before, or instead of, the next one.
  await type('next 1s');
  const second = nextDue(house);
  await house.slack.until(async () => (await reminders()).length > 1);

  const rung = reminded(house);
  expect(rung.map(({ due }) => due)).toEqual([first, second]);
  expect(rung.filter(({ due, at }) => at < due)).toEqual([]);
  expect(await reminders()).toHaveLength(2);
});

test('a reminder rings once although the bot was started anew', async () => {
  await declared();
  await type('next 1s');
  await house.restart();
  await house.slack.until(async () => (await reminders()).length > 0);
  await quietFor(1200);

  expect(await reminders()).toHaveLength(1);
});

async function declared(): Promise<void> {
  await house.slack.person('dana').type('/incident declare sev1 Checkout is down', { in: 'general' });
  await house.slack.until(async () => (await house.slack.pins(room)).length === 1);
}

async function type(words: string): Promise<void> {
  const { text } = await house.slack.person('dana').type(`/incident ${words}`, { in: room });
  expect(text).toMatch(/^✅/u);
}

/** The id of the job that rings when the next update is due. */
const jobOf = (due: string) => `1-update_due-0-${Date.parse(due)}`;

/** Whether a job waits in BullMQ's sorted set of delayed ones. */
const isQueued = async (job: string) => (await client.zscore(delayed(), job)) !== null;

function delayed(): string {
  const [row] = rows<{ value: string }>(house, "select value from setting where name = 'installation'");
  return `sitrep-${row?.value}:alarms:delayed`;
}

const reminders = () => remindersIn(room);

async function remindersIn(channel: string): Promise<Message[]> {
  return (await house.slack.messages(channel)).filter(({ text }) => text.includes('update is due'));
}

/** That nothing comes can only be seen by waiting. */
const quietFor = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
