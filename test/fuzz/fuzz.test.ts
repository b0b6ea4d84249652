import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BotProcess } from '../e2e/bot-process.ts';
import { fuzz } from './run.ts';

let bot: BotProcess;
beforeAll(async () => {
  bot = await BotProcess.open();
  await bot.up;
});
afterAll(() => bot.close());

/** One incident's worth of shots, of every family: `npm run fuzz` shoots as often as one likes, and any shot again. */
test('400 hostile requests: nobody dies, nothing is a fault, and the record holds what it should', async () => {
  const target = {
    slack: bot.slack,
    pid: bot.pid,
    deaths: () => bot.deaths,
    rows: <T>(sql: string) => bot.rows<T>(sql),
  };
  const { failures, statuses } = await fuzz(target, { seed: 1, requests: 400 });
  expect(failures.map(({ shot, why, sent }) => ({ shot, why, ...sent }))).toEqual([]);
  expect(Object.keys(statuses)).toHaveLength(7);
}, 60_000);
