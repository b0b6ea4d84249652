import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { App, BlockAction, RespondArguments } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import type { Message } from '../../src/sandbox/seen.ts';
import type { Ephemeral } from '../../src/sandbox/world.ts';
import { boltApp, clientOf, listen } from './bot.ts';

let slack: LocalSlack;
let app: App;
let bot: WebClient;
let heard: BlockAction[];
/** What the bot answers to a click. */
let answer: RespondArguments | undefined;

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = { type: 'button' as const, action_id: 'take', text: plain('Take'), value: '12' };
const blocks = [{ type: 'actions' as const, elements: [button] }];
const body = { text: 'Who?', blocks };

beforeEach(async () => {
  slack = await openLocalSlack();
  app = boltApp(slack);
  bot = clientOf(slack);
  heard = [];
  answer = undefined;
  app.action<BlockAction>('take', async ({ ack, respond, body: payload }) => {
    await ack();
    heard.push(payload);
    if (answer !== undefined) await respond(answer);
  });
  app.command('/echo', async ({ ack }) => ack(body));
  app.command('/later', async ({ ack, respond }) => {
    await ack();
    await respond(body);
  });
  await listen(slack, app);
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

const shown = async <T>(find: () => Promise<T[]> | T[]): Promise<T> => slack.until(async () => (await find()).at(-1));

async function incident(): Promise<string> {
  const channel = (await bot.conversations.create({ name: 'inc-1' })).channel?.id ?? '';
  await bot.conversations.invite({ channel, users: slack.person('dana').id });
  return channel;
}

const messages: [string, () => Promise<Message>][] = [
  [
    'in a channel',
    async () => {
      const channel = await incident();
      await bot.chat.postMessage({ channel, ...body });
      return shown(() => slack.messages(channel));
    },
  ],
  [
    'in a DM',
    async () => {
      await bot.chat.postMessage({ channel: slack.person('dana').id, ...body });
      return shown(() => slack.directMessages('dana'));
    },
  ],
  [
    'in a thread',
    async () => {
      const channel = await incident();
      const { ts: thread_ts = '' } = await bot.chat.postMessage({ channel, text: 'head' });
      await bot.chat.postMessage({ channel, thread_ts, ...body });
      return shown(() => slack.thread(channel, thread_ts));
    },
  ],
];

const ephemerals: [string, () => Promise<Ephemeral>][] = [
  [
    'acknowledged a command',
    async () => {
      await slack.person('dana').type('/echo', { in: 'general' });
      return shown(() => slack.ephemerals('dana'));
    },
  ],
  [
    'came by response_url',
    async () => {
      await slack.person('dana').type('/later', { in: 'general' });
      return shown(() => slack.ephemerals('dana'));
    },
  ],
  [
    'was typed for in the DM with the bot',
    async () => {
      const { channel = '' } = await bot.chat.postMessage({ channel: slack.person('dana').id, text: 'hi' });
      await slack.person('dana').type('/echo', { in: channel });
      return shown(() => slack.ephemerals('dana'));
    },
  ],
  [
    'was sent by chat.postEphemeral',
    async () => {
      await bot.chat.postEphemeral({ channel: await incident(), user: slack.person('dana').id, ...body });
      return shown(() => slack.ephemerals('dana'));
    },
  ],
];

test.each(messages)('a click on a message %s', async (where, make) => {
  const message = await make();
  const dana = slack.person('dana');
  expect((await dana.click(message, 'take')).status).toBe(200);
  const { ts, channel } = message;
  expect(heard).toMatchObject([
    {
      user: { id: dana.id },
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: where === 'in a DM' ? 'directmessage' : 'inc-1' },
      message: { ts, text: 'Who?', user: slack.bot.userId, bot_id: slack.bot.botId },
      actions: [{ type: 'button', action_id: 'take', value: '12', block_id: message.blocks?.[0]?.['block_id'] }],
      response_url: expect.stringContaining('/response/'),
    },
  ]);
  expect(heard[0]?.message).not.toHaveProperty('channel');
  expect(heard[0]?.container['thread_ts']).toBe(message.thread_ts);
});

test.each(messages)('the answer to a click %s whispers, replaces and deletes', async (_where, make) => {
  const message = await make();
  const { channel, ts } = message;
  const now = async () => (await slack.thread(channel, message.thread_ts ?? ts)).find((seen) => seen.ts === ts);
  const dana = slack.person('dana');
  answer = { text: 'only you' };
  await dana.click(message, 'take');
  await slack.until(() => slack.ephemerals('dana').length);
  expect(slack.ephemerals('dana')).toMatchObject([{ text: 'only you', via: 'response_url', channel }]);
  expect(await now()).toMatchObject({ text: 'Who?' });
  answer = { text: 'taken', replace_original: true };
  await dana.click(message, 'take');
  await slack.until(async () => (await now())?.text === 'taken');
  expect(await now()).not.toHaveProperty('blocks');
  answer = { delete_original: true };
  await dana.click(message, 'take');
  await slack.until(async () => (await now()) === undefined);
});

test.each(ephemerals)('a click on an ephemeral message that %s', async (_how, make) => {
  const message = await make();
  const dana = slack.person('dana');
  await dana.click(message, 'take');
  const container = { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: true };
  expect(heard).toMatchObject([{ container, channel: { id: message.channel }, actions: [{ value: '12' }] }]);
  expect(heard[0]).not.toHaveProperty('message');
  await expect(slack.person('kofi').click(message, 'take')).rejects.toThrow('kofi does not see that message');
});

test.each(ephemerals)('its answer changes the ephemeral message that %s', async (_how, make) => {
  const message = await make();
  const dana = slack.person('dana');
  const texts = () => slack.ephemerals('dana').map(({ text }) => text);
  answer = { text: 'one more' };
  await dana.click(message, 'take');
  await slack.until(() => texts().length === 2);
  answer = { text: 'undone?', blocks, replace_original: true };
  await dana.click(message, 'take');
  await slack.until(() => texts()[0] === 'undone?');
  const [replaced] = slack.ephemerals('dana');
  expect(replaced).toMatchObject({ ts: message.ts, channel: message.channel });
  answer = { delete_original: true };
  await dana.click(replaced as Ephemeral, 'take');
  await slack.until(() => texts().length === 1);
  expect(texts()).toEqual(['one more']);
});

test('of several buttons the value says which', async () => {
  const second = { ...button, value: '13' };
  const channel = await incident();
  const rows = [
    { type: 'section' as const, text: plain('a'), accessory: button },
    { type: 'actions' as const, elements: [second] },
  ];
  await bot.chat.postMessage({ channel, text: 'Which?', blocks: rows });
  const message = await shown(() => slack.messages(channel));
  await slack.person('dana').click(message, 'take', '13');
  expect(heard).toMatchObject([{ actions: [{ value: '13', block_id: message.blocks?.[1]?.['block_id'] }] }]);
  await expect(slack.person('dana').click(message, 'take', '14')).rejects.toThrow('Nothing to click');
});

test('a menu in a message tells what was picked', async () => {
  const channel = await incident();
  const options = ['sev1', 'sev2'].map((value) => ({ text: plain(value.toUpperCase()), value }));
  const elements = [{ type: 'static_select' as const, action_id: 'take', options }];
  await bot.chat.postMessage({ channel, text: 'How bad?', blocks: [{ type: 'actions', block_id: 'b', elements }] });
  await slack.person('dana').click(await shown(() => slack.messages(channel)), 'take', 'sev2');
  const selected_option = options[1];
  expect(heard).toMatchObject([
    { actions: [{ type: 'static_select', selected_option }], state: { values: { b: { take: { selected_option } } } } },
  ]);
});

test('the DM of one person is nothing another can click in', async () => {
  await bot.chat.postMessage({ channel: slack.person('dana').id, ...body });
  const message = await shown(() => slack.directMessages('dana'));
  await expect(slack.person('kofi').click(message, 'take')).rejects.toThrow('kofi does not see that message');
});

test('an answer for all replaces nothing, even where the bot is not', async () => {
  const dana = slack.person('dana');
  const { id } = await dana.create('secret', { isPrivate: true });
  await dana.type('/echo', { in: id });
  answer = { text: 'Dana takes it', response_type: 'in_channel', replace_original: false, blocks };
  await dana.click(await shown(() => slack.ephemerals('dana')), 'take');
  const posted = await shown(async () => (await slack.messages(id)).filter(({ subtype }) => subtype === undefined));
  expect(posted.text).toBe('Dana takes it');
  expect(slack.ephemerals('dana')).toHaveLength(1);
  answer = { text: 'Done', replace_original: true };
  await dana.click(posted, 'take');
  await slack.until(async () => (await slack.messages(id)).at(-1)?.text === 'Done');
  expect(heard.at(-1)?.channel).toEqual({ id, name: 'privategroup' });
});

test('a response_url runs out after half an hour', async () => {
  let now = Date.now();
  const later = await openLocalSlack({ now: () => now });
  later.requestUrl = slack.requestUrl;
  const { responseUrl } = await later.person('dana').type('/echo', { in: 'general' });
  now += 30 * 60_000 + 1;
  const late = await fetch(responseUrl, { method: 'POST', body: JSON.stringify({ text: 'hi' }) });
  expect([late.status, await late.json()]).toEqual([404, { ok: false, error: 'expired_url' }]);
  await later.close();
});
