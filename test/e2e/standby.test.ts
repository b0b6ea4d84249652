// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { type Child, endAll, enough, newFolder, startChild } from '../child.ts';
import { nextDue, reminded } from './reminded.ts';

const room = 'inc-1-checkout-is-down';
/** Two bots and two Redises come up in the meantime. */
const patiently = { ms: 20_000 };

let slack: LocalSlack;
let dataDir: string;

beforeAll(() => {
  execFileSync(resolve(__dirname, '../../bin/build'), { timeout: 60_000 });
}, 60_000);
beforeEach(async () => {
  slack = await openLocalSlack();
  dataDir = newFolder();
});
afterEach(async () => {
  await endAll();
  await slack.close();
});

test('a standby rings what was pending when the first was killed, once', async () => {
  const first = start();
  await serves(first);
  const standby = start();
  await type('declare Checkout is down');
  await standby.says('standing by');
  await type('#1 next 1.5s');
  first.kill('SIGKILL');
  await first.ended;
  const pending = await nextDue({ dataDir });
  expect(await reminded({ dataDir })).toEqual([]);

  await serves(standby);
  await slack.until(async () => (await reminders()) > 0, patiently);
  // The sweep looks every second: what would ring twice does so before, or instead of, the next one.
  await type('#1 next 1s');
  const next = await nextDue({ dataDir });
  await slack.until(async () => (await reminders()) > 1, patiently);

  const rung = await reminded({ dataDir });
  expect(rung.map(({ due }) => due)).toEqual([pending, next]);
  expect(rung.filter(({ due, at }) => at < due)).toEqual([]);
  expect(await reminders()).toBe(2);
}, 60_000);

/** One more bot on the same database, each with a Redis of its own: that of the first dies with it. */
const start = (): Child =>
  startChild({
    ...enough,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR: dataDir,
    REDIS_URL: '',
  });

/** Resolves when it is that bot that hears what people type. */
async function serves(bot: Child): Promise<void> {
  const { port } = await bot.says('Sitrep is ready');
  slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
}

async function type(words: string): Promise<void> {
  const { text } = await slack.person('dana').type(`/incident ${words}`, { in: 'general' });
  expect(text).toMatch(/^✅/u);
}

/** How many reminders stand in the channel. */
const reminders = async () => (await slack.messages(room)).filter(({ text }) => text.includes('update is due')).length;
