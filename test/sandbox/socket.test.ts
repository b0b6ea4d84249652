import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { boltApp, clientOf } from './bot.ts';

let slack: LocalSlack;
let app: App;

beforeEach(async () => {
  slack = await openLocalSlack();
  app = boltApp(slack, { socketMode: true });
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

test('a command comes over the socket and is answered there', async () => {
  app.command('/incident', async ({ command, ack }) => ack({ text: `you said ${command.text}` }));
  await app.start();
  const reply = await slack.person('dana').type('/incident help', { in: 'general' });
  expect(reply).toMatchObject({ status: 200, text: 'you said help' });
  expect(slack.sockets.connected()).toBe(1);
});

test('an event comes over the socket', async () => {
  const names: string[] = [];
  app.event('channel_archive', async ({ event }) => {
    names.push(event.channel);
  });
  await app.start();
  const { channel } = await clientOf(slack).conversations.create({ name: 'inc-1' });
  await slack.person('dana').join('inc-1');
  await slack.person('dana').archive('inc-1');
  await slack.until(() => names.includes(channel?.id ?? ''));
  expect(slack.events('channel_archive')[0]?.attempts).toMatchObject([{ status: 200 }]);
});

test('a bot token opens no socket', async () => {
  const answer = clientOf(slack).apps.connections.open();
  await expect(answer).rejects.toMatchObject({ data: { error: 'not_allowed_token_type' } });
  await app.start();
});
