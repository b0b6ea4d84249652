import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { App, SlackViewAction, ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import type { OpenView } from '../../src/sandbox/world.ts';
import { boltApp, clientOf, listen } from './bot.ts';

let slack: LocalSlack;
let app: App;
let now: number;
let heard: SlackViewAction[];
/** How the bot acknowledges a submission. */
let answer: ViewResponseAction | undefined;
let refusals: unknown[];

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const options = ['sev1', 'sev2'].map((value) => ({ text: plain(value.toUpperCase()), value }));
const view: ModalView = {
  type: 'modal',
  callback_id: 'declare',
  private_metadata: '{"id":7}',
  title: plain('Declare'),
  submit: plain('Declare'),
  blocks: [
    { type: 'input', block_id: 'title', label: plain('Title'), element: { type: 'plain_text_input', action_id: 't' } },
    {
      type: 'input',
      block_id: 'since',
      label: plain('Since'),
      element: { type: 'datepicker', action_id: 'd', initial_date: '2026-11-20' },
    },
    {
      type: 'input',
      block_id: 'severity',
      optional: true,
      label: plain('How bad'),
      element: { type: 'static_select', action_id: 's', options },
    },
  ],
};
const thanks: ModalView = {
  type: 'modal',
  title: plain('Declared'),
  blocks: [{ type: 'section', text: plain('Everybody knows.') }],
};

beforeEach(async () => {
  now = Date.now();
  slack = await openLocalSlack({ now: () => now });
  app = boltApp(slack);
  heard = [];
  answer = undefined;
  refusals = [];
  app.command('/form', async ({ ack, client, body: { trigger_id, text } }) => {
    await ack();
    if (text === 'late') now += 3001;
    const open = client.views.open({ trigger_id: text === 'forged' ? '1.2.3' : trigger_id, view });
    await open.catch((error) => refusals.push(error.data.error));
  });
  app.view('declare', async ({ ack, body }) => {
    heard.push(body);
    await (answer === undefined ? ack() : ack(answer as never));
  });
  await listen(slack, app);
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

async function opened(): Promise<OpenView> {
  await slack.person('dana').type('/form', { in: 'general' });
  return slack.until(() => slack.views('dana').at(-1));
}

test('a form comes back with what was filled in, picked, and left alone', async () => {
  const open = await opened();
  await slack.person('dana').submit(open, { title: 'Checkout is down', severity: 'sev2' });
  expect(heard).toMatchObject([
    { type: 'view_submission', user: { id: slack.person('dana').id }, view: { private_metadata: '{"id":7}' } },
  ]);
  expect(heard[0]?.view.state.values).toEqual({
    title: { t: { type: 'plain_text_input', value: 'Checkout is down' } },
    since: { d: { type: 'datepicker', selected_date: '2026-11-20' } },
    severity: { s: { type: 'static_select', selected_option: options[1] } },
  });
  expect(slack.views('dana')).toEqual([]);
});

test('what is optional may stay empty, and a date may be another', async () => {
  await slack.person('dana').submit(await opened(), { t: 'Checkout is down', d: '2026-11-19' });
  expect(heard[0]?.view.state.values).toMatchObject({
    since: { d: { selected_date: '2026-11-19' } },
    severity: { s: { selected_option: null } },
  });
});

test.each([
  ['a required field left empty', { title: '' }, 'complete this required field: title'],
  ['a field that is not there', { title: 'x', titel: 'x' }, 'block_id or action_id titel'],
  ['an option that is not offered', { title: 'x', severity: 'sev9' }, 'no option sev9'],
  ['a date that is none', { title: 'x', since: 'tomorrow' }, 'No date: tomorrow'],
  ['more than 3,000 characters', { title: 'x'.repeat(3001) }, '0 to 3000 characters'],
])('Slack itself does not send %s', async (_what, values, complaint) => {
  const open = await opened();
  await expect(slack.person('dana').submit(open, values)).rejects.toThrow(complaint);
  expect(heard).toEqual([]);
});

test('errors stand under their inputs until the form is good', async () => {
  const dana = slack.person('dana');
  const open = await opened();
  answer = { response_action: 'errors', errors: { title: 'Say what is broken' } };
  await dana.submit(open, { title: '?' });
  expect(slack.views('dana')).toMatchObject([{ errors: { title: 'Say what is broken' } }]);
  answer = undefined;
  await dana.submit(open, { title: 'Checkout is down' });
  expect(slack.views('dana')).toEqual([]);
  await expect(dana.submit(open, { title: 'again' })).rejects.toThrow('dana does not have that view open');
});

test('an update puts another view in the place of the form, one that cannot be submitted', async () => {
  const dana = slack.person('dana');
  const open = await opened();
  answer = { response_action: 'update', view: thanks };
  await dana.submit(open, { title: 'Checkout is down' });
  const [now] = slack.views('dana');
  expect(now).toMatchObject({ view: { id: open.view.id, title: { text: 'Declared' }, submit: null } });
  await expect(dana.submit(now as OpenView)).rejects.toThrow('no button to submit');
});

test('push and clear', async () => {
  const dana = slack.person('dana');
  const open = await opened();
  answer = { response_action: 'push', view: { ...view, callback_id: 'declare', title: plain('Sure?') } };
  await dana.submit(open, { title: 'Checkout is down' });
  const titles = slack.views('dana').map((each) => (each.view['title'] as { text: string }).text);
  expect(titles).toEqual(['Declare', 'Sure?']);
  answer = { response_action: 'clear' };
  await dana.submit(slack.views('dana').at(-1) as OpenView, { title: 'yes' });
  expect(slack.views('dana')).toEqual([]);
});

test.each<[string, ViewResponseAction]>([
  ['errors of no input', { response_action: 'errors', errors: { t: 'named by action_id' } }],
  ['a view with a long title', { response_action: 'update', view: { ...thanks, title: plain('x'.repeat(25)) } }],
  ['a pushed form without a button', { response_action: 'push', view: { ...view, submit: undefined as never } }],
])('%s: the form stays, and the refusal is seen', async (_what, wrong) => {
  const open = await opened();
  answer = wrong;
  await slack.person('dana').submit(open, { title: 'Checkout is down' });
  expect(slack.views('dana')).toEqual([open]);
  expect(slack.calls('ack')).toMatchObject([{ answer: { ok: false, error: 'invalid_arguments' } }]);
});

test('a trigger works for three seconds', async () => {
  await slack.person('dana').type('/form late', { in: 'general' });
  await slack.person('dana').type('/form forged', { in: 'general' });
  await slack.until(() => refusals.length === 2);
  expect(refusals).toEqual(['expired_trigger_id', 'invalid_trigger_id']);
  expect(slack.views('dana')).toEqual([]);
});

test('a test can let a form fail to open', async () => {
  slack.intercept = ({ method }, phase) =>
    method === 'views.open' && phase === 'before' ? { kind: 'error', error: 'expired_trigger_id' } : undefined;
  await slack.person('dana').type('/form', { in: 'general' });
  await slack.until(() => refusals.length);
  expect(refusals).toEqual(['expired_trigger_id']);
  expect(slack.views('dana')).toEqual([]);
});

test('the bot updates a form while it is open, and not after', async () => {
  const open = await opened();
  const update = () =>
    clientOf(slack).views.update({ view_id: open.view.id, view: { ...view, title: plain('Again') } });
  await update();
  expect(slack.views('dana')).toMatchObject([{ view: { title: { text: 'Again' } } }]);
  await slack.person('dana').submit(open, { title: 'Checkout is down' });
  await expect(update()).rejects.toMatchObject({ data: { error: 'not_found' } });
  expect(slack.views('dana')).toEqual([]);
});
