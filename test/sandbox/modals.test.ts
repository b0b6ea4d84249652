import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { boltApp, clientOf, listen } from './bot.ts';

let slack: LocalSlack;
let app: App;

beforeEach(async () => {
  slack = await openLocalSlack();
  app = boltApp(slack);
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

const view = {
  type: 'modal' as const,
  callback_id: 'declare',
  title: { type: 'plain_text' as const, text: 'Declare' },
  submit: { type: 'plain_text' as const, text: 'Declare' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'title',
      label: { type: 'plain_text' as const, text: 'Title' },
      element: { type: 'plain_text_input' as const, action_id: 'value' },
    },
  ],
};

test('a modal opens from a command, once, and comes back filled in', async () => {
  let title: unknown;
  let second: unknown;
  app.command('/incident', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view });
    await client.views.open({ trigger_id: body.trigger_id, view }).catch((error) => {
      second = error.data.error;
    });
  });
  app.view('declare', async ({ ack, view: filled }) => {
    title = filled.state.values['title']?.['value']?.value;
    if (title === '?') return ack({ response_action: 'errors', errors: { title: 'Say what is broken' } });
    return ack();
  });
  await listen(slack, app);
  const dana = slack.person('dana');
  await dana.type('/incident declare', { in: 'general' });
  await slack.until(() => second);
  expect(second).toBe('exchanged_trigger_id');
  const [open] = slack.views('dana');
  if (open === undefined) throw new Error('no modal');
  const errors = await dana.submit(open, { title: '?' });
  expect(errors.body).toMatchObject({ response_action: 'errors' });
  expect(slack.views('dana')).toHaveLength(1);
  await dana.submit(open, { title: 'Checkout is down' });
  expect(title).toBe('Checkout is down');
  expect(slack.views('dana')).toEqual([]);
});

test('a click on a button tells which, and its reply replaces the message', async () => {
  app.action('take', async ({ ack, respond, action }) => {
    await ack();
    await respond({ replace_original: true, text: `taken: ${(action as { value: string }).value}` });
  });
  await listen(slack, app);
  const bot = clientOf(slack);
  const channel = (await bot.conversations.create({ name: 'inc-1' })).channel?.id ?? '';
  const text = { type: 'plain_text' as const, text: 'Take' };
  const blocks = [
    { type: 'actions' as const, elements: [{ type: 'button' as const, action_id: 'take', text, value: '12' }] },
  ];
  await bot.chat.postMessage({ channel, text: 'Who?', blocks });
  const [message] = await slack.messages(channel);
  if (message === undefined) throw new Error('no message');
  await slack.person('dana').click(message, 'take');
  await slack.until(async () => (await slack.messages(channel))[0]?.text === 'taken: 12');
});

test('a form without a submit button is refused', async () => {
  const { submit: _, ...bare } = view;
  const answer = clientOf(slack).views.publish({ user_id: slack.person('dana').id, view: bare });
  await expect(answer).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
  await listen(slack, app);
});

test('a shortcut arrives', async () => {
  let called = '';
  app.shortcut('declare', async ({ ack, shortcut }) => {
    called = shortcut.callback_id;
    await ack();
  });
  await listen(slack, app);
  expect((await slack.person('mei').shortcut('declare')).status).toBe(200);
  expect(called).toBe('declare');
});
