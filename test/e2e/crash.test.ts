import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dieAtEach, type Moment, momentsOfALife } from '../faults/every-call.ts';
import { House } from '../faults/house.ts';

beforeAll(() => {
  execFileSync(resolve(__dirname, '../../bin/build'), { timeout: 60_000 });
}, 60_000);
afterAll(() => House.closeAll());

/** The first and the last call of each method; `npm run faults -- --every-call` takes those in between as well. */
function ends(moments: readonly Moment[]): Moment[] {
  const last = new Map(moments.map(({ method, nth }) => [method, nth]));
  return moments.filter(({ method, nth, isFirst }) => isFirst || nth === 1 || nth === last.get(method));
}

test('killed before and after calls of every kind to Slack, nothing is lost, doubled or out of order', async () => {
  const moments = ends(await momentsOfALife());
  const { wrong, deaths } = await dieAtEach(moments, 3);

  expect(wrong).toEqual([]);
  expect(deaths).toBeGreaterThan(moments.length * 0.8);
}, 150_000);
