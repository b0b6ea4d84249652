import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Fault } from '../../src/sandbox/fault.ts';
import { type House, openHouse } from '../house.ts';
import { settled } from './settled.ts';
import { said, type } from './typing.ts';

const room = 'inc-1-checkout-is-down';
const slowly = /Slack takes longer than usual: this is recorded and will be posted when Slack takes it, (\d+) entr/u;

let now: Date;
let house: House;

beforeEach(async () => {
  now = new Date('2026-11-20T09:59:00Z');
  house = await openHouse({ clock: () => now, slowAfter: 200 });
  // By somebody else: whoever declares may hear of an outage as long as the telling of that is watched.
  await house.slack.person('priya').type('/incident declare Checkout is down', { in: 'general' });
  await settled(house);
  // Whatever was slow so far is another outage than that to come.
  move(1);
});
afterEach(() => house.close());

const move = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
/** What Slack's own door gives to whoever knocks; a person's answer still comes through. */
const ail = (fault: Fault) => {
  house.slack.intercept = ({ method }, phase) => (phase === 'before' && method !== 'response_url' ? fault : undefined);
};
const degraded = async () => ((await (await fetch(`${house.url}/readyz`)).json()) as { degraded: string[] }).degraded;
const isAway = () => house.slack.until(async () => (await degraded()).length > 0);

test.each<[string, Fault]>([
  ['answers 503', { kind: 'status', status: 503 }],
  ['hangs', { kind: 'hang' }],
])('where Slack %s, each who types is told once, in their answer, how many entries wait', async (_, fault) => {
  const { slack } = house;
  ail(fault);
  const first = await slack.person('dana').type('/incident #1 update one', { in: 'general' });
  expect(first.text).not.toMatch(slowly);
  // Whoever had their answer before that was known hears it afterwards, alone.
  await slack.until(() => first.later().some(({ text }) => slowly.test(String(text))));

  expect(await type(house, '#1 update two')).not.toMatch(slowly);
  const other = await slack.person('kofi').type('/incident #1 note three', { in: 'general' });
  expect(slowly.exec(other.text)?.[1]).toBe('3');
  expect(other.text).toMatch(/^✅/u);
  // What changes nothing waits for nothing.
  expect((await slack.person('mei').type('/incident list', { in: 'general' })).text).not.toMatch(slowly);
  expect(await degraded()).toEqual(['Slack takes nothing since 10:00 UTC: 3 entries of 1 incident wait']);
});

test('in the next outage they are told again', async () => {
  for (const words of ['first', 'second']) {
    ail({ kind: 'status', status: 503 });
    const typed = await house.slack.person('dana').type(`/incident #1 update ${words}`, { in: 'general' });
    await house.slack.until(() => typed.later().some(({ text }) => slowly.test(String(text))));
    house.slack.intercept = undefined;
    await settled(house);
    expect(await degraded()).toEqual([]);
    move(5);
  }
});

test('when Slack is back the card says from when until when it was away, also after a restart', async () => {
  move(2);
  ail({ kind: 'status', status: 503 });
  await type(house, '#1 update news');
  await isAway();
  await house.slack.until(() => house.slack.calls().filter(({ fault }) => fault).length > 10);
  move(3);
  await house.restart();
  move(4);
  house.slack.intercept = undefined;

  const card = async () => (await said(house.slack, room))[0] ?? '';
  const gap = 'From Nov 20, 10:02 UTC to 10:09 UTC Slack took nothing.';
  await house.slack.until(async () => (await card()).includes(gap), { ms: 10_000 });
  expect((await said(house.slack, room)).at(-1)).toContain('news');
});

test('a moment without Slack needs no word on the card', async () => {
  ail({ kind: 'status', status: 503 });
  await type(house, '#1 update news');
  await isAway();
  house.slack.intercept = undefined;
  await settled(house);
  expect((await said(house.slack, room))[0]).not.toContain('took nothing');
});

test('where Slack limits one channel for long, those who type there are told, and nobody else', async () => {
  const { slack } = house;
  await type(house, 'declare Search is slow');
  await settled(house);
  move(1);
  const channel = (await slack.channel(room))?.id;
  slack.intercept = ({ method, args }, phase) =>
    phase === 'before' && method === 'chat.postMessage' && args['channel'] === channel
      ? { kind: 'ratelimited', retryAfter: 60 }
      : undefined;
  const typed = await slack.person('dana').type('/incident #1 update one', { in: 'general' });
  await slack.until(() => typed.later().some(({ text }) => slowly.test(String(text))));
  const other = await slack.person('kofi').type('/incident #2 update two', { in: 'general' });
  expect(other.text).not.toMatch(slowly);
  expect(await degraded()).toEqual(['1 entry of 1 incident waits for Slack since 10:01 UTC']);
});
