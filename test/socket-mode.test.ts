import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type House, openHouse } from './house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse({ socket: true });
  await house.slack.until(() => house.slack.sockets.connected() > 0);
});

afterAll(() => house.close());

test('over a socket, the answer to a command is its acknowledgement, and the channel follows', async () => {
  const { slack } = house;
  const reply = await slack.person('dana').type('/incident declare sev1 Search is slow', { in: 'general' });
  expect(reply.text).toMatch(/^✅ #1 declared/u);
  await slack.until(() => slack.channel('inc-1-search-is-slow'));
});

test('over a socket, a button opens its form, and what is sent is recorded', async () => {
  const { slack } = house;
  const dana = slack.person('dana');
  await dana.type('/incident #1 update Looking. Next update in an hour', { in: 'general' });
  const echo = slack.ephemerals('dana').findLast(({ blocks }) => blocks !== undefined);
  await dana.click(echo as never, 'change_next');
  await dana.submit(await slack.until(() => slack.views('dana').at(-1)), { when: '20m' });
  expect((await dana.type('/incident #1 timeline', { in: 'general' })).text).toContain('next update due');
});

test('over a socket, what people do to the channel is heard', async () => {
  const { slack } = house;
  await slack.until(async () => (await slack.members('inc-1-search-is-slow')).includes(slack.person('dana').id));
  await slack.person('dana').archive('inc-1-search-is-slow');
  const seen = await slack.until(async () => {
    const { text } = await slack.person('kofi').type('/incident #1 timeline', { in: 'general' });
    return text.includes('channel archived') && text;
  });
  expect(seen).toMatch(/Sitrep · channel archived/u);
});

test('a dropped socket comes back, and commands go on', async () => {
  const { slack } = house;
  slack.sockets.cut();
  await slack.until(() => slack.sockets.connected() === 0);
  await slack.until(() => slack.sockets.connected() > 0, { ms: 10_000 });
  const reply = await slack.person('mei').type('/incident #1 note after the cut', { in: 'general' });
  expect(reply.text).toMatch(/^✅ #1 noted/u);
}, 15_000);

test('health is served in Socket Mode too, and Slack’s HTTP door is shut', async () => {
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${house.url}/slack/events`, { method: 'POST', body: 'x' })).status).toBe(404);
});
