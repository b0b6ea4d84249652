import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { BotProcess } from '../e2e/bot-process.ts';
import { onPostgres, onRedis } from './places.ts';

type Place = Pick<BotProcess, 'slack' | 'rows'>;

const many = 40;
/** Milliseconds from the start to the first reminder, and from one to the next. */
const [lead, apart] = [2000, 100];

beforeAll(() => promisify(execFile)(resolve(__dirname, '../../bin/build')), 60_000);

test.concurrent.each([
  ['Redis', onRedis],
  ['PostgreSQL', onPostgres],
])(
  'forty reminders within four seconds ring once each, though %s is emptied and the bot killed on the way',
  async (_, openPlace) => {
    const place = await openPlace();
    const bot = await BotProcess.open(place.env);
    try {
      await bot.up;
      const numbers = await promised(bot);
      await posted(bot, many / 3);
      await place.empty();
      await posted(bot, (2 * many) / 3);
      await bot.kill();
      await posted(bot, many);
      // The sweep looks every second: what would ring twice does so before, or instead of, one more of the first incident.
      await type(bot, '#1 next 1s');
      await posted(bot, many + 1);

      expect(bot.deaths).toBe(1);
      const lines = await bot.rows<{ incident_id: number }>(written);
      expect(lines.map((line) => line.incident_id)).toEqual([1, ...numbers]);
      const found = await bot.rows<{ channel: string }>(rooms);
      const rung = await reminders(
        bot,
        found.map(({ channel }) => channel),
      );
      expect(rung).toEqual(numbers.map((id) => (id === 1 ? 2 : 1)));
    } finally {
      await bot.close();
      await place.close();
    }
  },
  60_000,
);

const written = "select incident_id from timeline_entry where kind = 'reminder' order by incident_id";
const rooms = 'select channel from incident order by id';
const told = `
  select count(*) as count from receipt join timeline_entry using (incident_id, seq)
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
async function posted(bot: Place, count: number): Promise<void> {
  const soFar = async () => (await bot.rows<{ count: number }>(told))[0]?.count ?? 0;
  await bot.slack.until(async () => (await soFar()) >= count, { ms: 30_000 });
}

/** How many stand in each channel. */
async function reminders({ slack }: Place, channels: readonly string[]): Promise<number[]> {
  const seen = await Promise.all(channels.map((channel) => slack.messages(channel)));
  return seen.map((messages) => messages.filter(({ text }) => text.includes('update is due')).length);
}
