import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import type { Fault } from '../../src/sandbox/fault.ts';
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

function spoil(when: 'before' | 'after', fault: Fault): void {
  slack.intercept = (call, phase) => (call.method === 'chat.postMessage' && phase === when ? fault : undefined);
}

const post = () => bot.chat.postMessage({ channel, text: 'hi' });

test('a fault before: nothing has happened', async () => {
  spoil('before', { kind: 'status', status: 500 });
  await expect(post()).rejects.toMatchObject({ statusCode: 500 });
  expect(await slack.messages(channel)).toEqual([]);
});

test('a fault after: it has happened, and the bot does not know', async () => {
  spoil('after', { kind: 'reset' });
  await expect(post()).rejects.toThrow();
  expect((await slack.messages(channel)).map(({ text }) => text)).toEqual(['hi']);
  expect(slack.calls('chat.postMessage')).toMatchObject([{ phase: 'dropped', answer: { ok: true } }]);
});

test('too many calls', async () => {
  spoil('before', { kind: 'ratelimited', retryAfter: 7 });
  await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
});

test('an error of any name', async () => {
  spoil('before', { kind: 'error', error: 'restricted_action', extra: { detail: 'admins' } });
  await expect(post()).rejects.toMatchObject({ data: { error: 'restricted_action', detail: 'admins' } });
});

test('a slow answer', async () => {
  spoil('after', { kind: 'delay', ms: 60 });
  await post();
  expect(slack.calls('chat.postMessage')[0]?.ms).toBeGreaterThanOrEqual(55);
});

test('an answer that never comes ends when Slack closes', async () => {
  spoil('after', { kind: 'hang' });
  const hung = post();
  const failed = expect(hung).rejects.toThrow();
  await slack.until(() => slack.calls('chat.postMessage')[0]?.phase === 'done');
  await slack.close();
  await failed;
  slack = await openLocalSlack();
});

test('waiting in vain says what the bot did instead', async () => {
  await post();
  const never = slack.until(() => slack.calls('pins.add').length > 0, { ms: 30 });
  await expect(never).rejects.toThrow(/Waited 30 ms in vain for .*pins\.add[\s\S]*2\. chat\.postMessage: ok/);
});

test('a hook may act and let the call pass', async () => {
  slack.intercept = async (call, phase) => {
    if (call.method === 'pins.add' && phase === 'before') await slack.person('dana').join(channel);
    return undefined;
  };
  const { ts: timestamp = '' } = await post();
  await bot.pins.add({ channel, timestamp });
  expect(await slack.members(channel)).toContain(slack.person('dana').id);
});
