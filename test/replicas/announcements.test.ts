import { afterEach, expect, test } from '@jest/globals';
import { openReplicas, type Replicas } from './bots.ts';

let replicas: Replicas;

afterEach(() => replicas.close());

test('two bots that need the channel of the announcements at once make one, and both announce in it', async () => {
  replicas = await openReplicas(2);
  const { slack, turnTo } = replicas;
  let atTheDoor = 0;
  let open = () => {};
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  slack.intercept = async ({ method, args }, phase) => {
    if (method !== 'conversations.create' || args['name'] !== 'incidents' || phase !== 'before') return;
    if (++atTheDoor === 2) open();
    await both;
  };
  const dana = slack.person('dana');
  await dana.type('/incident declare sev1 Checkout is down', { in: 'general' });
  turnTo(1);
  await dana.type('/incident declare sev1 Search is down', { in: 'general' });
  const texts = () => slack.messages('incidents').then((all) => all.map(({ text }) => text).join('\n'));
  await slack.until(async () => /Checkout/u.test(await texts()) && /Search/u.test(await texts()));
  expect(atTheDoor).toBe(2);
});
