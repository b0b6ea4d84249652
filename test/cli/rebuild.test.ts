// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import Database from 'better-sqlite3';
import { endAll, startChild } from '../child.ts';
import { settled } from '../e2e/settled.ts';
import { forbid } from '../e2e/typing.ts';
import { rowsOf } from '../record.ts';
import { openTalk, type Talk } from '../slack/talk.ts';
import { sitrepHere } from './here.ts';

const room = 'inc-1-checkout-is-down';
const marker = (words: string) => new RegExp(words, 'u');

// Each types several commands.
jest.setTimeout(60_000);

let talk: Talk;
let bot: WebClient;
beforeEach(async () => {
  talk = await openTalk();
  bot = new WebClient(talk.slack.botToken, { slackApiUrl: talk.slack.apiUrl });
});
afterEach(async () => {
  await talk.close();
  await endAll();
});

type Said = Awaited<ReturnType<typeof rebuild>>;
const nothing: Said = { code: -1, stdout: '', stderr: '' };

const environment = ({ house, slack }: Talk) => ({
  DATA_DIR: house.dataDir,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_SIGNING_SECRET: slack.signingSecret,
  SLACK_API_URL: slack.apiUrl,
});

/** `npx sitrep rebuild …` beside the local Slack. */
const rebuild = (line: string) => sitrepHere(`rebuild ${line}`, environment(talk));

async function live(): Promise<void> {
  await talk.declare('sev2 Checkout is down');
  await talk.type('/incident #1 update the disk is full');
  await talk.type('/incident #1 note a bigger one is ordered');
  await settled(talk.house);
}

const texts = async (channel: string): Promise<string[]> =>
  (await talk.slack.messages(channel)).filter(({ metadata }) => metadata).map(({ text }) => text);
const count = (all: readonly string[], words: string): number => all.filter((text) => marker(words).test(text)).length;

test('of an incident that has everything it does nothing', async () => {
  await live();
  const before = [await texts(room), await texts('incidents')];
  let said: Said = nothing;
  await talk.house.restart(async () => {
    said = await rebuild('#1');
  });
  expect(said).toEqual({
    code: 0,
    stdout: '#1 Checkout is down\n✓ Everything was there; the card is pinned.\n',
    stderr: '',
  });
  await settled(talk.house);
  expect([await texts(room), await texts('incidents')]).toEqual(before);
});

test('a deleted card, bookmark, topic, announcement and alarm come back, and nothing stands there twice', async () => {
  await live();
  const { slack, house } = talk;
  // Beside it Slack says that the topic is another: which comes first is nobody's promise.
  const [card] = (await slack.messages(room)).filter(({ metadata }) => metadata);
  const [announced] = (await slack.messages('incidents')).filter(({ metadata }) => metadata);
  const channel = (await slack.channel(room))?.['id'] as string;
  const incidents = (await slack.channel('incidents'))?.['id'] as string;
  const told = (await texts(room)).length;
  let dry = { stdout: '' };
  let said: Said = nothing;
  await house.restart(async () => {
    await bot.chat.delete({ channel, ts: card?.ts ?? '' });
    await bot.chat.delete({ channel: incidents, ts: announced?.ts ?? '' });
    await bot.conversations.setTopic({ channel, topic: 'lunch?' });
    const { bookmarks = [] } = await bot.bookmarks.list({ channel_id: channel });
    await bot.bookmarks.remove({ channel_id: channel, bookmark_id: bookmarks[0]?.id ?? '' });
    new Database(join(house.dataDir, 'sitrep.db')).exec('delete from alarm').close();
    dry = await rebuild('1 --dry-run');
    expect((await texts(room)).length).toBe(told - 1);
    said = await rebuild('1');
  });
  const lines = [
    'Card: it was deleted',
    'Bookmark: it was removed',
    'Topic: it says something else',
    'Announcement: it was deleted',
    'Alarms: 0 of 2 stand in the record, or at other times',
  ];
  expect(dry.stdout.split('\n').slice(1, -1)).toEqual(
    lines.map((line) => expect.stringMatching(new RegExp(`^– ${line}; would do: `, 'u'))),
  );
  expect(said.stdout.split('\n').slice(1, -1)).toEqual(
    lines.map((line) => expect.stringMatching(new RegExp(`^✓ ${line}; done: `, 'u'))),
  );
  expect(said.code).toBe(0);

  await settled(house);
  const now = await texts(room);
  expect(now).toHaveLength(told);
  expect(now.at(-1)).toContain('SEV2 · #1 Checkout is down');
  expect(count(now, 'the disk is full')).toBe(1);
  expect((await slack.pins(room)).map(({ text }) => text)).toEqual([now.at(-1)]);
  expect(await slack.bookmarks(room)).toHaveLength(1);
  expect(JSON.stringify(await slack.channel(room))).toContain('SEV2 #1');
  expect(count(await texts('incidents'), '#1 Checkout is down')).toBe(1);
  expect(await rowsOf(house, 'select 1 from alarm where rung_at is null')).toHaveLength(2);

  // They are kept true as before.
  await talk.type('/incident #1 severity sev1 it spreads');
  await settled(house);
  expect((await texts(room)).filter((text) => text.startsWith('*SEV1 · #1'))).toHaveLength(1);
});

test.each([
  ['deleted', (slack: Talk['slack']) => slack.person('dana').deleteChannel(room)],
  ['archived', (slack: Talk['slack']) => slack.person('dana').archive(room)],
])('a channel that was %s gets another one, with card, pin, topic and people', async (how, take) => {
  await live();
  const { slack, house } = talk;
  let said: Said = nothing;
  await house.restart(async () => {
    await take(slack);
    said = await rebuild('1');
  });
  expect(said.stdout).toMatch(new RegExp(`^✓ Channel: it was ${how}; done: `, 'mu'));
  expect([said.code, said.stderr]).toEqual([0, '']);
  await settled(house);
  const name = String(
    (await rowsOf<{ channel_name: string }>(house, 'select channel_name from incident'))[0]?.channel_name,
  );
  const now = await texts(name);
  expect(now[0]).toContain('SEV2 · #1 Checkout is down');
  if (how === 'deleted') {
    expect(count(now, 'the disk is full')).toBe(0);
    expect((await slack.pins(name)).map(({ text }) => text)).toEqual([now[0]]);
    expect(await slack.members(name)).toContain(slack.person('dana').id);
    expect(JSON.stringify(await slack.channel(name))).toContain('SEV2 #1');
  }
  expect(await talk.type('/incident #1 note here again')).toMatch(/^✅/u);
  await settled(house);
  expect(count(await texts(name), 'here again')).toBe(1);
});

test('a channel that Slack would not open is opened, with all that was said', async () => {
  const { slack, house } = talk;
  forbid(slack, 'conversations.create', 'restricted_action', ({ name }) => String(name).startsWith('inc-'));
  await talk.type('/incident declare sev2 Checkout is down');
  await talk.type('/incident #1 update the disk is full');
  await slack.until(
    async () =>
      (await rowsOf(house, "select 1 from receipt where follower = 'opener' and untold is not null")).length === 1,
  );
  let said: Said = nothing;
  await house.restart(async () => {
    slack.intercept = undefined;
    said = await rebuild('1');
  });
  expect(said).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('✓ Channel: it never got one; done: opens one'),
  });
  await settled(house);
  const now = await texts(room);
  expect(now[0]).toContain('SEV2 · #1 Checkout is down');
  expect(count(now, 'the disk is full')).toBe(1);
  expect(now[0]).not.toContain('⚠️');
  expect(await slack.pins(room)).toHaveLength(1);
});

test('what cannot be done is said in a sentence', async () => {
  await live();
  // Beside a bot of another process, as it is meant.
  const child = startChild(environment(talk), ['cli/sitrep.js', 'rebuild', '1']);
  expect(await child.ended).toBe(1);
  expect(child.stderr()).toBe(
    `A Sitrep is running on ${talk.house.dataDir}: stop it and its standbys, then type this again.\n`,
  );
  await talk.house.restart(async () => {
    expect(await rebuild('7')).toMatchObject({ code: 1, stderr: 'There is no incident 7.\n' });
    expect(await rebuild('now')).toMatchObject({ code: 64, stderr: 'Say which: npx sitrep rebuild 12.\n' });
    forbid(talk.slack, 'auth.test', 'token_revoked');
    const { code, stderr } = await rebuild('1');
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^Slack did not let us look or work \(Slack refuses the token \(token_revoked\)\)/u),
    ]);
    talk.slack.intercept = undefined;
  });
});
