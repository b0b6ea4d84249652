import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openReplicas, type Replicas } from './bots.ts';

let replicas: Replicas;

// The other bot is faster: it tells the incident, and opens its channel.
beforeEach(async () => {
  replicas = await openReplicas(2, { oneByOne: true });
  await replicas.ask("insert into lease (name, fence) select 'incident 1', max(fence) from replica");
});
afterEach(() => replicas.close());

const hears = (words: string) =>
  replicas.slack.until(() => replicas.slack.ephemerals('dana').find(({ text }) => text.includes(words)));
const holder = async () =>
  (await replicas.ask<{ fence: number }>("select fence from lease where name = 'incident 1'"))[0]?.fence;

test('who declared hears where the channel is, whichever bot opens it', async () => {
  await replicas.slack.person('dana').type('/incident declare sev2 Checkout is down', { in: 'general' });
  await hears('The channel of #1 is <#C');
  expect(await holder()).toBe(2);
});

test('who declared hears that Slack opened none, whichever bot was refused', async () => {
  replicas.slack.intercept = ({ method, args }, phase) =>
    method === 'conversations.create' && phase === 'before' && String(args['name']).startsWith('inc-')
      ? { kind: 'error', error: 'restricted_action' }
      : undefined;
  await replicas.slack.person('dana').type('/incident declare sev2 Checkout is down', { in: 'general' });
  await hears('Slack opened no channel for #1 (restricted_action)');
  expect(await holder()).toBe(2);
});
