import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { Redis } from 'ioredis';
import { type ManagedRedis, startRedis } from '../../src/alarms/redis-server.ts';
import { BotProcess } from '../e2e/bot-process.ts';

type Place = Pick<BotProcess, 'slack' | 'dataDir'>;

const many = 40;
/** Milliseconds from the start to the first reminder, and from one to the next. */
const [lead, apart] = [2000, 100];

test('forty reminders within four seconds ring once each, though Redis is emptied and the bot killed on the way', async () => {
  await promisify(execFile)(resolve(__dirname, '../../bin/build'));
  const redis = (await startRedis()) as ManagedRedis;
  const bot = await BotProcess.open({ REDIS_URL: redis.url });
  try {
    await bot.up;
    const numbers = await promised(bot);
    const db = new Database(join(bot.dataDir, 'sitrep.db'), { readonly: true });
    await posted(bot, db, many / 3);
    await empty(redis);
    await posted(bot, db, (2 * many) / 3);
    await bot.kill();
    await posted(bot, db, many);
    // The sweep looks every second: what would ring twice does so before, or instead of, one more of the first incident.
    await type(bot, '#1 next 1s');
    await posted(bot, db, many + 1);

    expect(bot.deaths).toBe(1);
    expect(db.prepare(written).pluck().all()).toEqual([1, ...numbers]);
    const rung = await reminders(bot, db.prepare<[], string>(rooms).pluck().all());
    expect(rung).toEqual(numbers.map((id) => (id === 1 ? 2 : 1)));
    db.close();
  } finally {
    await bot.close();
    await redis.stop();
  }
}, 60_000);

const written = "select incident_id from timeline_entry where kind = 'reminder' order by incident_id";
const rooms = 'select channel from incident order by id';
const told = `
  select count(*) from receipt join timeline_entry using (incident_id, seq)
  where follower = 'channel' and step = 'post' and kind = 'reminder'`;

/** Declares the incidents and promises an update of each; their numbers. */
async function promised(place: Place): Promise<number[]> {
  const numbers: number[] = [];
  const start = Date.now();
  for (let n = 0; n < many; n += 1) {
    const id = Number(/#(\d+) declared/u.exec(await type(place, `declare sev4 Trouble ${n}`))?.[1]);
    const left = Math.max(1000, start + lead + n * apart - Date.now());
    await type(place, `#${id} next ${(left / 1000).toFixed(2)}s`);
    numbers.push(id);
  }
  return numbers;
}

async function type({ slack }: Place, words: string): Promise<string> {
  const { text } = await slack.person('dana').type(`/incident ${words}`, { in: 'general', raw: true });
  expect(text).toMatch(/^✅/u);
  return text;
}

/** That so many reminders, or more, are in their channels. */
async function posted({ slack }: Place, db: Database.Database, count: number): Promise<void> {
  const soFar = db.prepare<[], number>(told).pluck();
  await slack.until(() => (soFar.get() ?? 0) >= count, { ms: 30_000 });
}

/** How many stand in each channel. */
async function reminders({ slack }: Place, channels: readonly string[]): Promise<number[]> {
  const seen = await Promise.all(channels.map((channel) => slack.messages(channel)));
  return seen.map((messages) => messages.filter(({ text }) => text.includes('update is due')).length);
}

async function empty({ url }: ManagedRedis): Promise<void> {
  const client = new Redis(url);
  await client.flushall();
  client.disconnect();
}
