import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { boltApp, clientOf, listen } from './bot.ts';

let slack: LocalSlack;
let app: App;
let heard: Array<Record<string, unknown>>;
let channel: string;

beforeEach(async () => {
  slack = await openLocalSlack();
  app = boltApp(slack);
  heard = [];
  app.use(async ({ payload, next }) => {
    heard.push(payload as never);
    await next();
  });
  await listen(slack, app);
  channel = (await clientOf(slack).conversations.create({ name: 'inc-1' })).channel?.id ?? '';
  await slack.person('dana').join(channel);
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

const newest = (subtype: string) => slack.until(() => heard.findLast((event) => event['subtype'] === subtype));

test('the bot hears of an edit what the message is now and what it was', async () => {
  const dana = slack.person('dana');
  const { ts } = await dana.post(channel, 'on it');
  await dana.edit(channel, ts, 'on it now');

  expect(await newest('message_changed')).toMatchObject({
    type: 'message',
    hidden: true,
    channel,
    channel_type: 'channel',
    message: { ts, user: dana.id, text: 'on it now', edited: { user: dana.id } },
    previous_message: { ts, user: dana.id, text: 'on it' },
  });
  await expect(slack.person('kofi').edit(channel, ts, 'mine')).rejects.toThrow('cant_update_message');
});

test('the bot hears of a deletion; a message with answers leaves a tombstone', async () => {
  const dana = slack.person('dana');
  const alone = await dana.post(channel, 'alone');
  const head = await dana.post(channel, 'answered');
  const answer = await dana.post(channel, 'an answer', { thread: head.ts });
  await dana.delete(channel, alone.ts);
  expect(await newest('message_deleted')).toMatchObject({
    deleted_ts: alone.ts,
    previous_message: { text: 'alone', user: dana.id },
  });
  await dana.delete(channel, head.ts);
  expect(await newest('message_changed')).toMatchObject({
    message: { subtype: 'tombstone', ts: head.ts },
    previous_message: { text: 'answered' },
  });
  await dana.delete(channel, answer.ts);
  expect(await newest('message_deleted')).toMatchObject({
    previous_message: { text: 'an answer', thread_ts: head.ts },
  });
});

test('a reaction comes and goes, and history shows who is left', async () => {
  const { ts } = await slack.person('dana').post(channel, 'it is back');
  await slack.person('mei').react(channel, ts, 'pushpin');
  await slack.person('kofi').react(channel, ts, 'pushpin');
  await slack.person('mei').unreact(channel, ts, 'pushpin');

  const gone = await slack.until(() => heard.find(({ type }) => type === 'reaction_removed'));
  expect(gone).toMatchObject({ user: slack.person('mei').id, reaction: 'pushpin', item: { channel, ts } });
  const { messages } = await clientOf(slack).conversations.history({ channel, latest: ts, inclusive: true, limit: 1 });
  expect(messages?.[0]?.reactions).toEqual([{ name: 'pushpin', users: [slack.person('kofi').id], count: 1 }]);
});

test('a file is a message with a name and a link', async () => {
  const { ts } = await slack.person('dana').send(channel, { name: 'graph.png', text: 'look' });
  expect(await newest('file_share')).toMatchObject({ ts, text: 'look', files: [{ name: 'graph.png' }] });
  const message = (await slack.messages(channel)).find((one) => one.ts === ts);
  const [file] = (message?.['files'] ?? []) as Array<{ permalink: string }>;
  expect(file?.permalink).toMatch(/^https:\/\/acme\.slack\.com\/files\//u);
});
