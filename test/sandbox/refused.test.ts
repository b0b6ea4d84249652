import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { boltApp, clientOf, listen } from './bot.ts';

let slack: LocalSlack;
let app: App;
let bot: WebClient;
let channel: string;
let said: { text: string; blocks: KnownBlock[] };

beforeEach(async () => {
  slack = await openLocalSlack();
  app = boltApp(slack);
  bot = clientOf(slack);
  app.command('/echo', async ({ ack }) => ack(said));
  app.command('/later', async ({ ack, respond }) => {
    await ack();
    await respond(said).catch(() => undefined);
  });
  await listen(slack, app);
  channel = (await bot.conversations.create({ name: 'inc-1' })).channel?.id ?? '';
  await bot.conversations.invite({ channel, users: slack.person('dana').id });
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = { type: 'button' as const, action_id: 'go', text: plain('Go'), value: '1' };
const actions = (...elements: (typeof button)[]): KnownBlock[] => [{ type: 'actions', elements }];
const buttons = (count: number) => Array.from({ length: count }, (_, n) => ({ ...button, action_id: `go${n}` }));

const good = actions({ ...button, text: plain('x'.repeat(75)), value: 'x'.repeat(2000), action_id: 'x'.repeat(255) });
const bad: [string, KnownBlock[], string][] = [
  ['a button of 76 characters', actions({ ...button, text: plain('x'.repeat(76)) }), 'must be less than 76 characters'],
  ['a value of 2,001', actions({ ...button, value: 'x'.repeat(2001) }), 'must be less than 2001 characters'],
  ['an action_id of 256', actions({ ...button, action_id: 'x'.repeat(256) }), 'must be less than 256 characters'],
  ['the same action_id twice', actions(button, button), 'action_id already exists: go'],
  ['26 buttons', actions(...buttons(26)), 'no more than 25 items allowed'],
];

test('the limits themselves are allowed', async () => {
  said = { text: 'x', blocks: [...good, ...actions(...buttons(25))] };
  await bot.chat.postMessage({ channel, ...said });
  await bot.chat.postEphemeral({ channel, user: slack.person('dana').id, ...said });
  expect((await slack.person('dana').type('/echo', { in: 'general' })).text).toBe('x');
  expect(slack.calls().filter(({ answer }) => answer?.ok === false)).toEqual([]);
});

test.each(bad)('%s: the Web API refuses it', async (_what, blocks, complaint) => {
  const wrong = { data: { errors: [expect.stringContaining(complaint)], error: 'invalid_blocks' } };
  const { id: user } = slack.person('dana');
  const { ts = '' } = await bot.chat.postMessage({ channel, text: 'x' });
  await expect(bot.chat.postMessage({ channel, text: 'x', blocks })).rejects.toMatchObject(wrong);
  await expect(bot.chat.postMessage({ channel: user, text: 'x', blocks })).rejects.toMatchObject(wrong);
  await expect(bot.chat.update({ channel, ts, text: 'x', blocks })).rejects.toMatchObject(wrong);
  await expect(bot.chat.postEphemeral({ channel, user, text: 'x', blocks })).rejects.toMatchObject(wrong);
  const home = bot.views.publish({ user_id: user, view: { type: 'home', blocks } });
  await expect(home).rejects.toMatchObject({
    data: { error: 'invalid_arguments', response_metadata: { messages: [expect.stringContaining(complaint)] } },
  });
  expect(await slack.directMessages('dana')).toEqual([]);
});

test.each(bad)('%s: the person reads that the command failed', async (_what, blocks) => {
  said = { text: 'x', blocks };
  const reply = await slack.person('dana').type('/echo', { in: 'general' });
  const text = '/echo failed with the error "invalid_blocks"';
  expect(reply).toMatchObject({ status: 200, text });
  expect(slack.ephemerals('dana')).toMatchObject([{ text, via: 'slack' }]);
  expect(slack.calls('ack')).toMatchObject([{ args: { text: 'x' }, answer: { ok: false, error: 'invalid_blocks' } }]);
});

test.each(bad)('%s: the response_url does not take it', async (_what, blocks) => {
  said = { text: 'x', blocks };
  await slack.person('dana').type('/later', { in: 'general' });
  await slack.until(() => slack.calls('response_url')[0]?.phase === 'answered');
  expect(slack.calls('response_url')).toMatchObject([{ status: 400, answer: { ok: false, error: 'invalid_blocks' } }]);
  expect(slack.ephemerals('dana')).toEqual([]);
});
