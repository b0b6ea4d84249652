import '../../postgres/kept-here.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { settled } from '../../e2e/settled.ts';
import { rowsOf } from '../../record.ts';
import { openTalk, type Talk } from '../../slack/talk.ts';
import { sitrepHere } from '../here.ts';

const room = 'inc-1-checkout-is-down';

jest.setTimeout(60_000);

let talk: Talk;
let bot: WebClient;
beforeEach(async () => {
  talk = await openTalk();
  bot = new WebClient(talk.slack.botToken, { slackApiUrl: talk.slack.apiUrl });
});
afterEach(() => talk.close());

const rebuild = (line: string) =>
  sitrepHere(`rebuild ${line}`, {
    DATABASE_URL: talk.house.database?.url ?? '',
    SLACK_BOT_TOKEN: talk.slack.botToken,
    SLACK_SIGNING_SECRET: talk.slack.signingSecret,
    SLACK_API_URL: talk.slack.apiUrl,
  });

async function live(): Promise<void> {
  await talk.declare('sev2 Checkout is down');
  await talk.type('/incident #1 note the disk is full');
  await settled(talk.house);
}

const texts = async (channel: string): Promise<string[]> =>
  (await talk.slack.messages(channel)).filter(({ metadata }) => metadata).map(({ text }) => text);
const count = (all: readonly string[], words: string): number => all.filter((text) => text.includes(words)).length;

test('what is gone comes back while the bot is at work, nothing stands there twice, and the bot goes on', async () => {
  await live();
  const { slack, house } = talk;
  const [card] = (await slack.messages(room)).filter(({ metadata }) => metadata);
  const channel = (await slack.channel(room))?.['id'] as string;
  const told = (await texts(room)).length;
  await bot.chat.delete({ channel, ts: card?.ts ?? '' });
  await rowsOf(house, 'delete from alarm');

  const dry = await rebuild('1 --dry-run');
  expect(dry.stdout).toMatch(/^– Card: it was deleted; would do: /mu);
  expect((await texts(room)).length).toBe(told - 1);

  const said = await rebuild('1');
  expect([said.code, said.stderr]).toEqual([0, '']);
  expect(said.stdout).toMatch(/^✓ Card: it was deleted; done: /mu);
  expect(said.stdout).toMatch(/^✓ Alarms: 0 of 2 stand in the record, or at other times; done: /mu);

  // What comes now the bot tells again, and it keeps the new card true.
  await talk.type('/incident #1 note a bigger one is ordered');
  await talk.type('/incident #1 severity sev1 it spreads');
  await slack.until(async () => count(await texts(room), 'a bigger one is ordered') === 1, { ms: 20_000 });
  await slack.until(async () => (await texts(room)).some((text) => text.startsWith('*SEV1 · #1')), { ms: 20_000 });
  await settled(house);
  const now = await texts(room);
  expect([count(now, 'the disk is full'), count(now, 'a bigger one is ordered')]).toEqual([1, 1]);
  expect(now.filter((text) => /^\*SEV\d · #1/u.test(text))).toHaveLength(1);
});

test('a bot that is at work on the incident is not disturbed', async () => {
  await live();
  const { slack, house } = talk;
  slack.intercept = ({ method }) => (method === 'chat.postMessage' ? { kind: 'hang' } : undefined);
  await talk.type('/incident #1 note it takes long');
  await slack.until(() => slack.calls('chat.postMessage').some(({ fault }) => fault?.kind === 'hang'));
  expect(await rebuild('1')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'A bot is telling #1 just now and does not give it back: type this again in a minute, or stop that bot.\n',
  });
  expect(await rowsOf(house, "select 1 from lease where name = 'incident 1' and is_there(fence)")).toHaveLength(1);
  slack.intercept = undefined;
});

test('an incident that is not there is not taken', async () => {
  expect(await rebuild('7')).toEqual({ code: 1, stdout: '', stderr: 'There is no incident 7.\n' });
  expect(await rowsOf(talk.house, "select 1 from lease where name = 'incident 7'")).toEqual([]);
});
