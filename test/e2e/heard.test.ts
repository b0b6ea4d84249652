import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { House } from '../faults/house.ts';
import { rowsOf } from '../record.ts';
import { settled } from './settled.ts';

const room = 'inc-1-checkout-is-down';

beforeAll(() => {
  execFileSync(resolve(__dirname, '../../bin/build'), { timeout: 60_000 });
}, 60_000);
afterAll(() => House.closeAll());

const noted = async (house: House) =>
  (await rowsOf<{ text: string }>(house, "select text from timeline_entry where kind = 'note'")).map(
    ({ text }) => text,
  );

test.concurrent.each([{ overSocket: false }, { overSocket: true }])(
  'an emoji is taken although Sitrep dies as soon as it has said that it heard of it: Slack tells nothing twice (%o)',
  async (how) => {
    const house = await House.open(how);
    const { slack } = house;
    const dana = slack.person('dana');
    await dana.type('/incident declare Checkout is down', { in: 'general' });
    await settled(house, 20_000);
    await dana.join(room);
    const { ts } = await dana.post(room, 'the disk of db-3 is full');
    // Whatever is looked up for it, it is looked up after the acknowledgement.
    house.weather.begin({ method: /^conversations/u, phase: 'before', count: 1, fault: () => ({ kind: 'hang' }) });
    const calls = slack.calls().length;
    const reacted = dana.react(room, ts, 'pushpin');
    await slack.until(() => slack.calls().length > calls, { ms: 10_000 });
    await reacted;
    await house.kill();
    await house.up;

    await slack.until(async () => (await noted(house)).length > 0, { ms: 20_000 });
    await settled(house, 20_000);
    expect(await noted(house)).toEqual(['the disk of db-3 is full']);
    expect(slack.events('reaction_added').flatMap(({ attempts }) => attempts.map(({ status }) => status))).toEqual([
      200,
    ]);
    await slack.until(async () => (await rowsOf(house, 'select 1 from heard')).length === 0);
  },
  60_000,
);
