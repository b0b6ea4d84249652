import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type House, openHouse } from '../house.ts';

let house: House;
const room = 'inc-1-search-is-slow';

beforeAll(async () => {
  house = await openHouse();
  await house.slack.person('dana').type('/incident declare sev2 Search is slow', { in: 'general' });
  await house.slack.until(() => house.slack.channel(room));
  await house.slack.quiet(300);
});

afterAll(() => house.close());

const json = { headers: { 'content-type': 'application/json' } };
const tell = (event: unknown, team_id = house.slack.team.id) =>
  house.slack.send(JSON.stringify({ type: 'event_callback', event_id: `Ev${Math.random()}`, team_id, event }), json);
const timeline = async () => (await house.slack.person('dana').type('/incident timeline', { in: room })).text;

test('what another team says of our channel or our people changes nothing', async () => {
  const channel = await house.slack.channel(room);
  const { id } = house.slack.person('dana');
  expect((await tell({ type: 'channel_archive', channel: channel?.id, user: 'U1' }, 'T0FOREIGN')).status).toBe(200);
  expect((await tell({ type: 'user_change', user: { id, name: 'mallory' } }, 'T0FOREIGN')).status).toBe(200);
  expect((await tell({ type: 'user_change', user: { id, name: 'mallory', team_id: 'T0FOREIGN' } })).status).toBe(200);

  const told = await timeline();
  expect(told).not.toContain('archived');
  expect(told).toContain('· dana ·');
});

test.each([
  ['an event that is null', { type: 'event_callback', event: null }],
  ['a body without a type', {}],
  ['a list', []],
  ['null', null],
])('%s is refused at once', async (_, body) => {
  const { status, ms } = await house.slack.send(JSON.stringify(body), json);
  expect(status).toBe(400);
  expect(ms).toBeLessThan(2500);
});

test('an event about nobody is refused, and not asked for again', async () => {
  expect((await tell({ type: 'user_change', user: null })).status).toBe(400);
});

test('a click that nothing listens to is acknowledged, so that nobody is shown an error', async () => {
  const payload = JSON.stringify({
    type: 'block_actions',
    team: { id: house.slack.team.id },
    user: { id: house.slack.person('dana').id },
    actions: [{ type: 'button', action_id: 'nothing', block_id: 'b' }],
  });
  const { status, ms } = await house.slack.send(new URLSearchParams({ payload }).toString());
  expect(status).toBe(200);
  expect(ms).toBeLessThan(2500);
});

test('a proxy may add a charset, in whatever letters', async () => {
  const body = 'ssl_check=1&token=x';
  const headers = { 'content-type': 'Application/X-WWW-Form-Urlencoded; Charset=UTF-8' };
  expect((await house.slack.send(body, { headers })).status).toBe(200);
});
