import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { boltApp, listen } from './bot.ts';

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

test('a command arrives signed, with names turned into ids', async () => {
  let heard = {};
  app.command('/incident', async ({ command, ack }) => {
    heard = command;
    await ack('noted');
  });
  await listen(slack, app);
  const dana = slack.person('dana');
  const reply = await dana.type('/incident note @kofi. R&D <b> #ops https://x.test/?a=1&b=2 @here', { in: 'general' });
  const ops = (await slack.channel('ops'))?.id;
  expect(heard).toMatchObject({
    text: `note <@${slack.person('kofi').id}|kofi>. R&amp;D &lt;b&gt; <#${ops}|ops> <https://x.test/?a=1&amp;b=2> <!here>`,
    user_id: dana.id,
    channel_name: 'general',
    channel_id: 'C000000001',
  });
  expect(reply).toMatchObject({ status: 200, text: 'noted' });
  expect(slack.ephemerals('dana')).toMatchObject([{ text: 'noted', via: 'ack', channel: 'C000000001' }]);
});

test('a command nobody acknowledges times out after three seconds', async () => {
  app.command('/incident', async () => undefined);
  await listen(slack, app);
  const reply = await slack.person('dana').type('/incident help', { in: 'general' });
  expect([0, 404]).toContain(reply.status);
  expect(reply.ms).toBeGreaterThan(2900);
});

test('the name of a private channel stays hidden', async () => {
  let text = '';
  app.command('/incident', async ({ command, ack }) => {
    text = command.text;
    await ack();
  });
  await listen(slack, app);
  const dana = slack.person('dana');
  const { id } = await dana.create('secret', { isPrivate: true });
  await dana.type('/incident note see #secret', { in: 'secret' });
  expect(text).toBe(`note see <#${id}|>`);
  await dana.type('/incident note see #secret & <b>', { in: 'secret', raw: true });
  expect(text).toBe('note see #secret & <b>');
});

test('a bot that is not there does not answer', async () => {
  slack.requestUrl = 'http://127.0.0.1:9/slack/events';
  const reply = await slack.person('dana').type('/incident help', { in: 'general' });
  expect(reply).toMatchObject({ status: 0, text: '' });
  await listen(slack, app);
});

test('a response_url serves five times', async () => {
  app.command('/incident', async ({ ack }) => ack());
  await listen(slack, app);
  const reply = await slack.person('dana').type('/incident list', { in: 'general' });
  const respond = (body: object) => fetch(reply.responseUrl, { method: 'POST', body: JSON.stringify(body) });
  await respond({ text: 'for all', response_type: 'in_channel' });
  for (const text of ['2', '3', '4', '5']) expect((await respond({ text })).status).toBe(200);
  const sixth = await respond({ text: '6' });
  expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
  expect(reply.later()).toHaveLength(5);
  expect((await slack.messages('general')).at(-1)?.text).toBe('for all');
  expect(slack.ephemerals('dana').map(({ text }) => text)).toEqual(['2', '3', '4', '5']);
  expect(slack.calls('response_url')).toHaveLength(6);
});

test('Bolt turns away what Slack did not sign, or signed long ago', async () => {
  await listen(slack, app);
  const body = 'command=%2Fincident&text=help';
  const old = Math.floor(Date.now() / 1000) - 301;
  expect((await slack.send(body, { signature: 'v0=00' })).status).toBe(401);
  expect((await slack.send(body, { timestamp: old })).status).toBe(401);
});
