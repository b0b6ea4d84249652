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
    trigger_id: '1.2.3',
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

test('Slack may look as often as it likes whether somebody is there; nobody signs that, and nothing of it is kept', async () => {
  const looks = () => house.slack.send('ssl_check=1&token=x', { signature: 'v0=of nobody' });
  expect([(await looks()).status, (await looks()).status]).toEqual([200, 200]);
});

const command = {
  command: '/incident',
  team_id: 'T000000001',
  channel_id: 'C000000001',
  user_id: 'U0DANA000',
  trigger_id: '1.2.3',
  response_url: 'http://127.0.0.1:9/',
};
const signed = (fields: Record<string, string>, more = '') =>
  house.slack.send(new URLSearchParams({ ...fields, text: `note ${Math.random()}` }).toString() + more);

test.each(['user_id', 'channel_id', 'text'])('a command with two of %s is refused at once', async (name) => {
  expect((await signed(command, `&${name}=x`)).status).toBe(400);
});

test.each([
  ['of a type that Slack does not have', { type: 'nonsense' }],
  ['without an action', { type: 'block_actions', user: { id: 'U0DANA000' }, trigger_id: '1', actions: [] }],
  [
    'of nobody',
    {
      type: 'view_submission',
      user: null,
      view: { id: 'V1', callback_id: 'x', private_metadata: '', state: { values: {} } },
    },
  ],
  [
    'whose field holds a list',
    {
      type: 'view_submission',
      user: { id: 'U0DANA000' },
      view: { id: 'V1', private_metadata: '', state: { values: { a: { a: { value: [] } } } } },
    },
  ],
])('an interaction %s is refused at once', async (_, payload) => {
  const { status, ms } = await house.slack.send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
  expect(status).toBe(400);
  expect(ms).toBeLessThan(2500);
});

test.each(['constructor', 'toString: x', '__proto__'])(
  '“postmortem %s” is words that nobody knows, and no fault',
  async (words) => {
    const { text } = await house.slack.person('dana').type(`/incident postmortem ${words}`, { in: room });
    expect(text).not.toContain('fault');
    expect(text).toContain('/incident');
  },
);

test('a form of ours that carries what it never carried changes nothing, and is no fault', async () => {
  const view = { id: 'V1', callback_id: 'title_form', state: { values: { title: { title: { value: 'Mine' } } } } };
  const payload = { type: 'view_submission', user: { id: 'U0DANA000' }, team: { id: house.slack.team.id } };
  const private_metadata = JSON.stringify({ incident: 1, version: 'the last one' });
  const { status, text } = await house.slack.send(
    new URLSearchParams({ payload: JSON.stringify({ ...payload, view: { ...view, private_metadata } }) }).toString(),
  );
  expect([status, text]).toEqual([200, '']);
  expect(await timeline()).not.toContain('Mine');
});

test('a command of another name is told which one is ours', async () => {
  const { status, text, ms } = await signed({ ...command, command: '/inc<!channel>' });
  expect(status).toBe(200);
  expect(ms).toBeLessThan(2500);
  expect(text).toContain('`/incident help`');
  expect(text).not.toContain('<!channel>');
});
