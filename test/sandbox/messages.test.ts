import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { clientOf } from './bot.ts';

let slack: LocalSlack;
let bot: WebClient;
let channel: string;

beforeEach(async () => {
  slack = await openLocalSlack();
  bot = clientOf(slack);
  channel = (await bot.conversations.create({ name: 'inc-1' })).channel?.id ?? '';
});
afterEach(() => slack.close());

const section = { type: 'section', text: { type: 'mrkdwn', text: 'hello' } } as const;

test('metadata is hidden unless asked for', async () => {
  const metadata = { event_type: 'receipt', event_payload: { id: 7 } };
  await bot.chat.postMessage({ channel, text: 'hi', metadata });
  expect((await bot.conversations.history({ channel })).messages?.[0]).not.toHaveProperty('metadata');
  const asked = await bot.conversations.history({ channel, include_all_metadata: true });
  expect(asked.messages?.[0]).toMatchObject({ text: 'hi', metadata, bot_id: slack.bot.botId });
  expect((await slack.messages(channel)).at(-1)?.metadata).toEqual(metadata);
});

test('an update with text alone takes the blocks away', async () => {
  const { ts } = await bot.chat.postMessage({ channel, text: 'one', blocks: [section] });
  await bot.chat.update({ channel, ts: ts ?? '', text: 'two' });
  const [message] = (await slack.messages(channel)).slice(-1);
  expect(message).toMatchObject({ text: 'two', edited: { user: slack.bot.userId } });
  expect(message?.blocks).toBeUndefined();
});

test('an update holds 4,000 characters, a post is cut at 40,000', async () => {
  const { ts, message, response_metadata } = await bot.chat.postMessage({ channel, text: 'x'.repeat(40_001) });
  expect(message?.text).toHaveLength(40_000);
  expect(response_metadata?.messages).toEqual([expect.stringContaining('truncated')]);
  const update = bot.chat.update({ channel, ts: ts ?? '', text: 'x'.repeat(4001) });
  await expect(update).rejects.toMatchObject({ data: { error: 'msg_too_long' } });
});

test('bad blocks are refused with the place of the fault', async () => {
  const blocks = [{ ...section, text: { type: 'mrkdwn' as const, text: 'x'.repeat(3001) } }];
  await expect(bot.chat.postMessage({ channel, blocks, text: 'x' })).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      },
    },
  });
  expect(slack.calls('chat.postMessage')).toMatchObject([{ status: 200, answer: { ok: false } }]);
});

test('history is newest first, between bounds, a page at a time', async () => {
  const stamps: string[] = [];
  for (const text of ['a', 'b', 'c', 'd']) stamps.push((await bot.chat.postMessage({ channel, text })).ts ?? '');
  const [, second, third] = stamps;
  const texts = async (args: object) =>
    (await bot.conversations.history({ channel, ...args })).messages?.map(({ text }) => text);
  expect(await texts({})).toEqual(['d', 'c', 'b', 'a']);
  expect(await texts({ oldest: second })).toEqual(['d', 'c']);
  expect(await texts({ oldest: second, latest: third, inclusive: true })).toEqual(['c', 'b']);
  const page = await bot.conversations.history({ channel, limit: 3 });
  expect(page.has_more).toBe(true);
  expect(await texts({ cursor: page.response_metadata?.next_cursor })).toEqual(['a']);
});

test('a thread is oldest first and not part of the channel', async () => {
  const { ts: head = '' } = await bot.chat.postMessage({ channel, text: 'head' });
  await bot.chat.postMessage({ channel, text: 'reply', thread_ts: head });
  const { messages } = await bot.conversations.replies({ channel, ts: head });
  expect(messages).toMatchObject([
    { text: 'head', thread_ts: head },
    { text: 'reply', thread_ts: head },
  ]);
  expect((await slack.messages(channel)).map(({ text }) => text)).toEqual(['head']);
  expect((await slack.thread(channel, head)).map(({ text }) => text)).toEqual(['head', 'reply']);
});

test('an ephemeral message is for one person in the channel', async () => {
  const { id: user } = slack.person('dana');
  const early = bot.chat.postEphemeral({ channel, user, text: 'psst' });
  await expect(early).rejects.toMatchObject({ data: { error: 'user_not_in_channel' } });
  await bot.conversations.invite({ channel, users: user });
  await bot.chat.postEphemeral({ channel, user, text: 'psst' });
  expect(slack.ephemerals('dana')).toMatchObject([{ text: 'psst', via: 'chat.postEphemeral' }]);
  expect(await slack.messages(channel)).toEqual([]);
});

test('a pin and a bookmark are seen by people, and a second pin is refused', async () => {
  const { ts: timestamp = '' } = await bot.chat.postMessage({ channel, text: 'summary' });
  await bot.pins.add({ channel, timestamp });
  await bot.bookmarks.add({ channel_id: channel, title: 'Status', type: 'link', link: 'https://status.acme.test' });
  await expect(bot.pins.add({ channel, timestamp })).rejects.toMatchObject({ data: { error: 'already_pinned' } });
  expect((await slack.pins(channel)).map(({ text }) => text)).toEqual(['summary']);
  expect((await slack.bookmarks(channel)).map(({ title }) => title)).toEqual(['Status']);
});

test('an uploaded file can be read', async () => {
  await bot.filesUploadV2({ channel_id: channel, filename: 'timeline.md', content: '# Timeline' });
  const [file] = await slack.files();
  expect(file).toMatchObject({ name: 'timeline.md', channels: [channel] });
  expect(file?.permalink).toContain('https://');
  expect(file?.content.toString()).toBe('# Timeline');
});

test('a deleted channel is gone', async () => {
  await bot.conversations.invite({ channel, users: slack.person('dana').id });
  await slack.person('dana').deleteChannel(channel);
  await expect(bot.conversations.info({ channel })).rejects.toMatchObject({ data: { error: 'channel_not_found' } });
  expect(await slack.channel('inc-1')).toBeUndefined();
});
