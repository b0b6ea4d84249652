import { afterEach, expect, test } from '@jest/globals';
import type { Log } from '../../src/desk/ports.ts';
import { scopes } from '../../src/slack/scopes.ts';
import { type House, openHouse } from '../house.ts';
import { rowsOf } from '../record.ts';
import { settled } from './settled.ts';
import { said, type } from './typing.ts';

let house: House;
afterEach(() => house.close());

const lines: string[] = [];
const write = (message: string) => void lines.push(message);
const log: Log = { info: write, warn: write, error: write };

async function open(slack?: NonNullable<Parameters<typeof openHouse>[0]>['slack']): Promise<void> {
  lines.length = 0;
  house = await openHouse({ log, slowAfter: 200, probeEvery: 30, ...(slack ? { slack } : {}) });
}
const without = (...names: string[]) => ({
  scopes: scopes.map(({ name }) => name).filter((name) => !names.includes(name)),
});
const degraded = async () => ((await (await fetch(`${house.url}/readyz`)).json()) as { degraded: string[] }).degraded;
const linesAbout = (words: string) => lines.filter((line) => line.includes(words));
const refuse = (method: string, needed: string) => {
  house.slack.intercept = (call, phase) =>
    phase === 'before' && call.method.startsWith(method)
      ? { kind: 'error', error: 'missing_scope', extra: { needed, provided: 'commands' } }
      : undefined;
};

test('what optional scopes are for is off all at once, with one line each in the log, however many incidents there are', async () => {
  const off = scopes.filter(({ optional, methods }) => optional && methods);
  await open(without(...off.map(({ name }) => name)));
  await house.slack.until(() => linesAbout('is missing').length === off.length);
  for (const title of ['Checkout is down', 'Search is slow']) await type(house, `declare ${title}`);
  await type(house, '#1 resolve done');
  await settled(house);

  for (const { name } of off) expect(linesAbout(`the scope ${name} is missing`)).toHaveLength(1);
  expect(linesAbout('will not be told')).toEqual([]);
  expect(house.slack.calls().filter(({ answer }) => answer?.error === 'missing_scope')).toEqual([]);
});

test('a scope that is taken away while Sitrep runs is asked for once, and used again when it is granted', async () => {
  await open();
  refuse('pins.', 'pins:write');
  for (const title of ['One', 'Two', 'Three']) {
    await type(house, `declare ${title}`);
    await settled(house);
  }
  // The header of the local Slack says that it is granted all the while: at most one try each time it is asked.
  const asked = house.slack.calls('auth.test').length;
  expect(house.slack.calls('pins.add').length).toBeLessThanOrEqual(asked);

  house.slack.intercept = undefined;
  await house.slack.until(async () => !(await degraded()).some((words) => words.includes('pins:write')));
  await type(house, 'declare Four');
  await settled(house);
  expect(await house.slack.pins('inc-4-four')).toHaveLength(1);
});

test('who is there is asked again at once when Slack lets us know', async () => {
  await open({ events: [] });
  refuse('users.', 'users:read');
  await house.restart(() => house.slack.change('dana', { tz: 'Asia/Tokyo' }));
  await house.slack.until(() => linesAbout('the scope users:read is missing').length > 0);
  house.slack.intercept = undefined;

  const moved = "select 1 from person where handle = 'dana' and zone = 'Asia/Tokyo'";
  await house.slack.until(async () => (await rowsOf(house, moved)).length === 1);
  expect(await degraded()).toEqual([]);
});

test('a bot that may say nothing waits until it may, and then says all of it', async () => {
  await open();
  await type(house, 'declare Checkout is down');
  await settled(house);
  refuse('chat.', 'chat:write');
  await type(house, '#1 update one');
  await house.slack.until(() => linesAbout('nothing is sent to Slack').length > 0);
  expect(await type(house, '#1 update two')).toMatch(/^✅/u);
  house.slack.intercept = undefined;
  await settled(house);

  expect((await said(house.slack, 'inc-1-checkout-is-down')).slice(1)).toEqual([
    expect.stringContaining('one'),
    expect.stringContaining('two'),
  ]);
  expect(await rowsOf(house, 'select * from receipt where untold is not null')).toEqual([]);
});
