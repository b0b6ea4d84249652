import { afterEach, expect, test } from '@jest/globals';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { clientOf } from './bot.ts';

let slack: LocalSlack;

afterEach(() => slack.close());

test('a wrong token is refused', async () => {
  slack = await openLocalSlack();
  const stranger = clientOf(slack, 'xoxb-wrong');
  await expect(stranger.auth.test()).rejects.toMatchObject({ data: { error: 'invalid_auth' } });
  expect(await clientOf(slack).auth.test()).toMatchObject({ user_id: slack.bot.userId, bot_id: slack.bot.botId });
});

test('a method that does not exist is answered with 200', async () => {
  slack = await openLocalSlack();
  const answer = await fetch(`${slack.apiUrl}chat.shout`, { method: 'POST' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ ok: false, error: 'unknown_method', req_method: 'chat.shout' });
});

test('without the scope there is no private channel', async () => {
  slack = await openLocalSlack({ scopes: ['chat:write', 'channels:manage'] });
  const bot = clientOf(slack);
  const { response_metadata } = await bot.conversations.create({ name: 'inc-1' });
  expect(response_metadata?.scopes).toEqual(['chat:write', 'channels:manage']);
  await expect(bot.conversations.create({ name: 'inc-2', is_private: true })).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'groups:write', provided: 'chat:write,channels:manage' },
  });
});

test('people come a page at a time, with their zones', async () => {
  slack = await openLocalSlack();
  const bot = clientOf(slack);
  const handles: unknown[] = [];
  let cursor = '';
  do {
    const page = await bot.users.list({ limit: 3, cursor });
    expect(page.members?.length).toBeLessThanOrEqual(3);
    handles.push(...(page.members ?? []).map(({ name }) => name));
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  expect(handles).toEqual(['slackbot', 'olga', 'dana', 'kofi', 'mei', 'priya', 'gus', 'lars', 'sitrep']);
  const { user } = await bot.users.info({ user: slack.person('mei').id });
  expect(user).toMatchObject({ tz: 'Asia/Singapore', tz_offset: 28_800, real_name: 'Mei Lin' });
});
