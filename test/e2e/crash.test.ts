import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dieAtEach, type Moment, momentsOfALife } from '../faults/every-call.ts';
import { House } from '../faults/house.ts';

beforeAll(() => {
  execFileSync(resolve(__dirname, '../../bin/build'), { timeout: 60_000 });
}, 60_000);
afterAll(() => House.closeAll());

/** After the first call of each method; `npm run faults -- --every-call` dies before and after all of them. */
const isOfAKind = ({ nth, isFirst, phase }: Moment): boolean => phase === 'after' && !isFirst && nth === 1;

test('killed after a call of every kind to Slack, nothing is lost, doubled or out of order', async () => {
  const moments = (await momentsOfALife()).filter(isOfAKind);
  const { wrong, deaths } = await dieAtEach(moments, 3);

  expect(wrong).toEqual([]);
  expect(deaths).toBeGreaterThan(moments.length * 0.8);
}, 150_000);
