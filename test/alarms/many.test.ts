import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { type ManagedRedis, startRedis } from '../../src/alarms/redis-server.ts';
import { BotProcess } from '../e2e/bot-process.ts';
import { rows } from '../e2e/settled.ts';
import { type House, openHouse } from '../house.ts';

type Place = Pick<House, 'slack' | 'dataDir'>;

const many = 40;
/** Seconds from the promises to the first reminder, and from one to the next. */
const [lead, apart] = [2, 0.15];

test.concurrent('forty reminders within six seconds ring once each', () => inHouse(ringOnce), 40_000);

test.concurrent('forty reminders ring once each although Redis is emptied in the middle', async () => {
  await inHouse((house, redis) => ringOnce(house, () => empty(redis)));
}, 40_000);

test.concurrent('forty reminders ring once each although the bot is killed in the middle', async () => {
  await promisify(execFile)(resolve(__dirname, '../../bin/build'));
  await withRedis(async ({ url }) => {
    const bot = await BotProcess.open({ REDIS_URL: url });
    try {
      await bot.up;
      await ringOnce(bot, () => bot.kill());
      expect(bot.deaths).toBe(1);
    } finally {
      await bot.close();
    }
  });
}, 40_000);

/** Promises an update of many incidents, posts none, and reads what came of it; `middle` happens half way. */
async function ringOnce(place: Place, middle: () => Promise<void> = async () => {}): Promise<void> {
  const numbers = await Promise.all(Array.from({ length: many }, (_, n) => declared(place, n)));
  await Promise.all(numbers.map((id, n) => type(place, `#${id} next ${(lead + n * apart).toFixed(2)}s`)));
  await posted(place, many / 2);
  await middle();
  await posted(place, many);
  await nextSweep();

  const written = rows<{ id: number }>(place, "select incident_id as id from timeline_entry where kind = 'reminder'");
  expect(written.map(({ id }) => id).sort(byNumber)).toEqual([...numbers].sort(byNumber));
  expect(await reminders(place)).toEqual(numbers.map(() => 1));
}

async function declared(place: Place, n: number): Promise<number> {
  return Number(/#(\d+) declared/u.exec(await type(place, `declare sev4 Trouble ${n}`))?.[1]);
}

async function type({ slack }: Place, words: string): Promise<string> {
  const { text } = await slack.person('dana').type(`/incident ${words}`, { in: 'general', raw: true });
  expect(text).toMatch(/^✅/u);
  return text;
}

/** That so many reminders, or more, are in their channels. */
async function posted(place: Place, count: number): Promise<void> {
  const told = `
    select 1 from receipt join timeline_entry using (incident_id, seq)
    where follower = 'channel' and step = 'post' and kind = 'reminder'`;
  await place.slack.until(() => rows(place, told).length >= count, { ms: 30_000 });
}

/** A second ring could still come with the next sweep; that nothing comes can only be seen by waiting. */
const nextSweep = () => new Promise((done) => setTimeout(done, 1100));

/** How many stand in the channel of each incident. */
async function reminders(place: Place): Promise<number[]> {
  const channels = rows<{ channel: string }>(place, 'select channel from incident order by id');
  const seen = await Promise.all(channels.map(({ channel }) => place.slack.messages(channel)));
  return seen.map((messages) => messages.filter(({ text }) => text.includes('update is due')).length);
}

const byNumber = (a: number, b: number): number => a - b;

async function empty({ url }: ManagedRedis): Promise<void> {
  const client = new Redis(url);
  await client.flushall();
  client.disconnect();
}

async function inHouse(work: (house: House, redis: ManagedRedis) => Promise<void>): Promise<void> {
  await withRedis(async (redis) => {
    const house = await openHouse({ env: { REDIS_URL: redis.url } });
    try {
      await work(house, redis);
    } finally {
      await house.close();
    }
  });
}

/** A Redis of its own: one of these tests empties it. */
async function withRedis(work: (redis: ManagedRedis) => Promise<void>): Promise<void> {
  const redis = (await startRedis()) as ManagedRedis;
  try {
    await work(redis);
  } finally {
    await redis.stop();
  }
}
