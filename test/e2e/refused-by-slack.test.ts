import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type House, openHouse } from '../house.ts';
import { settled } from './settled.ts';
import { forbid, said, thread, type } from './typing.ts';

const room = 'inc-1-checkout-is-down';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const declared = async () => {
  await type(house, 'declare Checkout is down');
  await settled(house);
};
const card = async (channel: string) => (await said(house.slack, channel))[0] ?? '';

test('a channel of exactly that name, made by us and owned by no incident, is used', async () => {
  let id = '';
  house.slack.intercept = async (call, phase) => {
    // It is there, and the bot hears that the name is taken: as after an answer that was lost long ago.
    if (call.method !== 'conversations.create' || phase !== 'after' || !String(call.args['name']).startsWith('inc-'))
      return undefined;
    house.slack.intercept = undefined;
    id = (call.answer as unknown as { channel: { id: string } }).channel.id;
    return { kind: 'error', error: 'name_taken' };
  };
  await declared();

  expect((await house.slack.channel(room))?.id).toBe(id);
  expect((await house.slack.channels()).filter(({ name }) => name.startsWith('inc-'))).toHaveLength(1);
  expect(await said(house.slack, room)).toHaveLength(1);
});

test('a channel that a person made under that name is left alone', async () => {
  await house.slack.person('kofi').create(room);
  await declared();

  expect((await house.slack.messages(room)).filter(({ metadata }) => metadata)).toEqual([]);
  expect(await said(house.slack, `${room}-2`)).toHaveLength(1);
});

test('where an administrator forbids channels the person hears it, and the record and the announcement go on', async () => {
  forbid(house.slack, 'conversations.create', 'restricted_action', ({ name }) => String(name).startsWith('inc-'));
  const reply = await house.slack.person('dana').type('/incident declare Checkout is down', { in: 'general' });
  await house.slack.until(() => reply.later().length > 0);
  expect(reply.later()[0]?.['text']).toMatch(/restricted_action.*record goes on.*#1 update/su);

  expect(await type(house, '#1 update still here')).toMatch(/^✅/u);
  await house.slack.until(async () => (await thread(house.slack)).length === 1);
  expect(await type(house, '#1 resolve done')).toMatch(/^✅/u);
  await house.slack.until(async () => (await said(house.slack, 'incidents')).length === 2);

  expect((await thread(house.slack))[0]).toContain('still here');
  await house.slack.until(async () => /channel was not opened.*restricted_action/u.test(await card('incidents')));
});

test('where nothing else happens, the card still comes to say that there is no channel', async () => {
  forbid(house.slack, 'conversations.create', 'restricted_action', ({ name }) => String(name).startsWith('inc-'));
  await type(house, 'declare Checkout is down');

  await house.slack.until(async () => /channel was not opened.*restricted_action/u.test(await card('incidents')));
});

test('an incident resolved before its channel was refused still gets its summary', async () => {
  house.slack.intercept = (call, phase) => {
    if (call.method !== 'conversations.create' || phase !== 'before') return undefined;
    if (!String(call.args['name']).startsWith('inc-')) return undefined;
    const resolved = house.slack.calls('chat.update').some(({ args }) => String(args['text']).includes('resolved'));
    return resolved ? { kind: 'error', error: 'restricted_action' } : { kind: 'ratelimited', retryAfter: 1 };
  };
  await type(house, 'declare Checkout is down');
  await type(house, '#1 resolve it was nothing');

  await house.slack.until(async () => (await said(house.slack, 'incidents')).length === 2);
});

test('blocks that Slack does not take go out as the same words in plain text', async () => {
  house.slack.intercept = (call, phase) =>
    phase === 'before' && call.args['blocks'] !== undefined ? { kind: 'error', error: 'invalid_blocks' } : undefined;
  await declared();
  const message = (await house.slack.messages(room)).find(({ metadata }) => metadata);

  expect(message?.text).toContain('#1 Checkout is down');
  expect(message?.blocks).toBeUndefined();
  expect(await house.slack.pins(room)).toHaveLength(1);
});

test('a card whose blocks Slack does not take any more is painted in plain text', async () => {
  await declared();
  forbid(house.slack, 'chat.update', 'invalid_blocks', ({ blocks }) => blocks !== undefined);
  await type(house, '#1 severity sev1');
  await settled(house);

  expect(await card(room)).toContain('Severity: sev1');
});

test('where files are not allowed the draft is a message', async () => {
  forbid(house.slack, 'files.getUploadURLExternal', 'missing_scope');
  await declared();
  await type(house, '#1 resolve rolled back');
  await settled(house);

  expect(await house.slack.files()).toEqual([]);
  expect((await said(house.slack, room)).at(-1)).toContain('# Postmortem');
  expect((await said(house.slack, 'incidents')).at(-1)).toMatch(/Postmortem draft:\* <https/u);
});
