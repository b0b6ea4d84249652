import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLog } from '../../src/log.ts';
import type { Message } from '../../src/sandbox/seen.ts';
import { type House, openHouse } from '../house.ts';
import { settled } from './settled.ts';
import { type } from './typing.ts';

const room = 'inc-1-checkout-is-down';

interface Line {
  readonly msg: string;
  readonly request?: string;
  readonly [field: string]: unknown;
}

let house: House;
let lines: Line[];
let now: Date;

beforeEach(async () => {
  lines = [];
  now = new Date('2026-11-20T12:00:00Z');
  const log = createLog('info', [], { write: (line: string) => void lines.push(JSON.parse(line)) });
  house = await openHouse({ log, clock: () => now, sweepEvery: 50 });
  await type(house, 'declare Checkout is down');
  await settled(house);
});
afterEach(() => house.close());

const find = (fields: Record<string, unknown>) =>
  lines.filter((line) => Object.entries(fields).every(([name, value]) => line[name] === value));
const posted = async (words: string): Promise<Message> => {
  // Slack's own line about the topic may stand before the card.
  const message = (await house.slack.messages(room)).find(({ text, metadata }) => metadata && text.includes(words));
  if (!message) throw new Error(`Nobody said ${words}`);
  return message;
};

test('from a command to its message in Slack, and back', async () => {
  await Promise.all([
    type(house, '#1 update all is lost'),
    house.slack.person('kofi').type('/incident #1 note some of it is back', { in: 'general' }),
  ]);
  await settled(house);
  const message = await posted('all is lost');
  const { incident, seq } = (message.metadata?.event_payload ?? {}) as { incident: number; seq: number };

  const [recorded, ...more] = find({ msg: 'recorded', incident, seq });
  expect(more).toEqual([]);
  expect(recorded).toMatchObject({ request: expect.stringMatching(/^[0-9a-f]{8}$/u), kind: 'command', what: 'update' });
  expect(recorded?.['ms']).toEqual(expect.any(Number));
  const told = find({ msg: 'told', request: recorded?.request, follower: 'channel' });
  expect(told).toMatchObject([{ incident, seq, step: 'post', ts: message.ts }]);
  expect(find({ msg: 'recorded', request: recorded?.request })).toHaveLength(1);
  expect(find({ msg: 'told', request: recorded?.request }).every((line) => line['seq'] === seq)).toBe(true);
  expect(JSON.stringify(lines)).not.toMatch(/all is lost|some of it|Checkout/u);
});

test('clicks, forms, events and alarms have one as well, each its own', async () => {
  const dana = house.slack.person('dana');
  await dana.click(await posted('Checkout is down'), 'post_update');
  const form = await house.slack.until(() => house.slack.views('dana').at(-1));
  await dana.submit(form, { text: 'by a form' });
  await dana.post(room, 'worth keeping').then(({ ts }) => dana.react(room, ts, 'pushpin'));
  await house.slack.until(() => find({ msg: 'recorded', kind: 'event' }).length > 0);
  await type(house, '#1 next 20m');
  now = new Date(now.getTime() + 21 * 60_000);
  await house.slack.until(() => find({ msg: 'recorded', kind: 'alarm' }).length > 0);
  await settled(house);
  await dana.click(await posted('update is due'), 'no_change');

  const of = (kind: string) => find({ msg: 'recorded', kind });
  expect(of('form')).toMatchObject([{ what: 'update_form', incident: 1 }]);
  expect(of('event').map(({ what }) => what)).toContain('reaction_added');
  expect(of('alarm')[0]?.['what']).toMatch(/^(?:heads_up|update_due)$/u);
  expect(of('click')).toMatchObject([{ what: 'no_change' }]);
  const one = ['form', 'alarm', 'click'].map((kind) => of(kind)[0]?.request);
  expect(new Set(one).size).toBe(3);
});

test('what is told later says of which entry, and who asked for it', async () => {
  house.slack.intercept = ({ method }, phase) =>
    phase === 'before' && method === 'chat.postMessage' ? { kind: 'ratelimited', retryAfter: 1 } : undefined;
  await type(house, '#1 update news');
  const [recorded] = find({ msg: 'recorded', what: 'update' });
  const late = await house.slack.until(() => find({ msg: 'will be told later', follower: 'channel' })[0]);
  expect(late).toMatchObject({
    request: recorded?.request,
    incident: 1,
    seq: recorded?.['seq'],
    attempt: 1,
    after: 1000,
  });
  house.slack.intercept = undefined;
});
