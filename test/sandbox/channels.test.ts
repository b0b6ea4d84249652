import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { clientOf } from './bot.ts';

let slack: LocalSlack;
let bot: WebClient;

beforeEach(async () => {
  slack = await openLocalSlack();
  bot = clientOf(slack);
});
afterEach(() => slack.close());

const refused = (error: string) => ({ data: { ok: false, error } });

async function makeChannel(name: string, is_private = false): Promise<string> {
  return (await bot.conversations.create({ name, is_private })).channel?.id ?? '';
}

test.each([
  ['', 'invalid_name_required'],
  ['Checkout', 'invalid_name_specials'],
  ['check out', 'invalid_name_specials'],
  ['---', 'invalid_name_punctuation'],
  ['a'.repeat(81), 'invalid_name_maxlength'],
])('a channel cannot be called %j', async (name, error) => {
  await expect(bot.conversations.create({ name })).rejects.toMatchObject(refused(error));
});

test('a name stays taken after its channel is archived', async () => {
  await bot.conversations.archive({ channel: await makeChannel('inc-1') });
  await expect(bot.conversations.create({ name: 'inc-1' })).rejects.toMatchObject(refused('name_taken'));
});

test('one bad user fails an invitation, unless it is forced', async () => {
  const channel = await makeChannel('inc-1');
  const { id } = slack.person('dana');
  const users = [id, 'U0NOBODY00', slack.bot.userId].join(',');
  await expect(bot.conversations.invite({ channel, users })).rejects.toMatchObject({
    data: { error: 'user_not_found', errors: [{ error: 'user_not_found' }, { error: 'cant_invite_self' }] },
  });
  await bot.conversations.invite({ channel, users, force: true });
  expect(await slack.members(channel)).toEqual([slack.bot.userId, id]);
  await expect(bot.conversations.invite({ channel, users: id })).rejects.toMatchObject(refused('already_in_channel'));
});

test('somebody who left the company cannot be invited', async () => {
  const channel = await makeChannel('inc-1');
  const users = slack.person('lars').id;
  await expect(bot.conversations.invite({ channel, users })).rejects.toMatchObject(refused('user_not_found'));
});

test('a topic holds 250 characters', async () => {
  const channel = await makeChannel('inc-1');
  await bot.conversations.setTopic({ channel, topic: 'x'.repeat(250) });
  const tooLong = bot.conversations.setTopic({ channel, topic: 'x'.repeat(251) });
  await expect(tooLong).rejects.toMatchObject(refused('too_long'));
});

test('the bot posts only where it is a member', async () => {
  const ops = (await slack.channel('#ops'))?.id ?? '';
  await expect(bot.chat.postMessage({ channel: ops, text: 'hi' })).rejects.toMatchObject(refused('not_in_channel'));
  await bot.conversations.join({ channel: ops });
  await bot.chat.postMessage({ channel: ops, text: 'hi' });
  expect((await slack.messages('ops')).at(-1)?.text).toBe('hi');
});

test('a private channel does not exist for those outside', async () => {
  const { id } = await slack.person('dana').create('secret', { isPrivate: true });
  await expect(bot.conversations.info({ channel: id })).rejects.toMatchObject(refused('channel_not_found'));
  expect((await slack.channel('secret'))?.id).toBe(id);
});

test('nothing can be said in an archived channel', async () => {
  const channel = await makeChannel('inc-1');
  const { ts } = await bot.chat.postMessage({ channel, text: 'hi' });
  await bot.conversations.archive({ channel });
  await expect(bot.chat.postMessage({ channel, text: 'x' })).rejects.toMatchObject(refused('is_archived'));
  await expect(bot.chat.update({ channel, ts: ts ?? '', text: 'x' })).rejects.toMatchObject(refused('is_inactive'));
  await expect(bot.conversations.archive({ channel })).rejects.toMatchObject(refused('already_archived'));
});

test('the bot finds its own channels, a page at a time', async () => {
  for (const name of ['inc-1', 'inc-2', 'inc-3']) await makeChannel(name);
  await bot.conversations.archive({ channel: (await slack.channel('inc-2'))?.id ?? '' });
  const first = await bot.users.conversations({ limit: 2, types: 'public_channel,private_channel' });
  const cursor = first.response_metadata?.next_cursor ?? '';
  const second = await bot.users.conversations({ limit: 2, cursor, types: 'public_channel,private_channel' });
  const found = [...(first.channels ?? []), ...(second.channels ?? [])];
  expect(found.map(({ name, is_archived, creator }) => [name, is_archived, creator])).toEqual([
    ['inc-1', false, slack.bot.userId],
    ['inc-2', true, slack.bot.userId],
    ['inc-3', false, slack.bot.userId],
  ]);
  const open = await bot.users.conversations({ exclude_archived: true });
  expect(open.channels?.map(({ name }) => name)).toEqual(['inc-1', 'inc-3']);
});
