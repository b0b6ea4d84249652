import { afterEach, expect, test } from '@jest/globals';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { clientOf } from './bot.ts';

let slack: LocalSlack;

afterEach(() => slack.close());

const refused = (error: string) => ({ data: { ok: false, error } });
const text = { type: 'plain_text' as const, text: 'Done' };
const blocks = [{ type: 'actions' as const, elements: [{ type: 'button' as const, action_id: 'done', text }] }];

test('a message to a person opens a DM, and the next one finds it', async () => {
  slack = await openLocalSlack({ scopes: ['chat:write'] });
  const bot = clientOf(slack);
  const { id: channel } = slack.person('kofi');
  const first = await bot.chat.postMessage({ channel, text: 'your update is due', blocks });
  const second = await bot.chat.postMessage({ channel, text: 'still due' });
  expect(first.channel).toMatch(/^D/);
  expect(second.channel).toBe(first.channel);
  expect(await slack.directMessages('kofi')).toMatchObject([
    { text: 'your update is due', channel: first.channel, user: slack.bot.userId, blocks: [{ type: 'actions' }] },
    { text: 'still due' },
  ]);
  expect(await slack.directMessages('dana')).toEqual([]);
});

test('what was said in a DM is updated and deleted with the same scope', async () => {
  slack = await openLocalSlack({ scopes: ['chat:write'] });
  const bot = clientOf(slack);
  const { channel = '', ts = '' } = await bot.chat.postMessage({
    channel: slack.person('kofi').id,
    text: 'due',
    blocks,
  });
  await bot.chat.update({ channel, ts, text: 'done', blocks: [] });
  expect(await slack.directMessages('kofi')).toMatchObject([{ text: 'done', edited: { user: slack.bot.userId } }]);
  await bot.chat.delete({ channel, ts });
  expect(await slack.directMessages('kofi')).toEqual([]);
});

test('threads of a DM are read with it, oldest first', async () => {
  slack = await openLocalSlack();
  const bot = clientOf(slack);
  const { channel = '', ts: thread_ts = '' } = await bot.chat.postMessage({
    channel: slack.person('dana').id,
    text: 'head',
  });
  await bot.chat.postMessage({ channel, text: 'reply', thread_ts });
  await bot.chat.postMessage({ channel, text: 'later' });
  await slack.person('dana').post(channel, 'thanks');
  const seen = await slack.directMessages('dana');
  expect(seen.map(({ text }) => text)).toEqual(['head', 'reply', 'later', 'thanks']);
  expect(seen[1]?.thread_ts).toBe(thread_ts);
});

test('nobody gets a message who cannot', async () => {
  slack = await openLocalSlack();
  const bot = clientOf(slack);
  const post = (channel: string) => bot.chat.postMessage({ channel, text: 'hello?' });
  await expect(post(slack.person('lars').id)).rejects.toMatchObject(refused('user_disabled'));
  await expect(post('U0NOBODY00')).rejects.toMatchObject(refused('channel_not_found'));
  await expect(post('USLACKBOT')).rejects.toMatchObject(refused('cannot_dm_bot'));
  await expect(post(slack.bot.userId)).rejects.toMatchObject(refused('cannot_dm_bot'));
});

test('a test can let a message to a person fail', async () => {
  slack = await openLocalSlack();
  slack.intercept = ({ args }, phase) =>
    phase === 'before' && args['channel'] === slack.person('mei').id
      ? { kind: 'error', error: 'messages_tab_disabled' }
      : undefined;
  const post = (handle: string) => clientOf(slack).chat.postMessage({ channel: slack.person(handle).id, text: 'due' });
  await expect(post('mei')).rejects.toMatchObject(refused('messages_tab_disabled'));
  expect((await post('dana')).ok).toBe(true);
});

test('an ephemeral message is shown in a DM too, to the person whose it is', async () => {
  slack = await openLocalSlack();
  const bot = clientOf(slack);
  const { id: user } = slack.person('dana');
  const { channel = '' } = await bot.chat.postMessage({ channel: user, text: 'hi' });
  await bot.chat.postEphemeral({ channel, user, text: 'psst' });
  expect(slack.ephemerals('dana')).toMatchObject([{ text: 'psst', channel }]);
  const toKofi = bot.chat.postEphemeral({ channel, user: slack.person('kofi').id, text: 'psst' });
  await expect(toKofi).rejects.toMatchObject(refused('user_not_in_channel'));
});
