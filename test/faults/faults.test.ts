import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { House } from './house.ts';
import { live, type Plan, plan } from './round.ts';

/** Any would do: these rounds have a bit of everything. */
const seed = 3;
const rounds = 6;
/** Houses side by side. */
const beside = 3;

beforeAll(() => {
  execFileSync(resolve(__dirname, '../../bin/build'), { timeout: 60_000 });
}, 60_000);
afterAll(() => House.closeAll());

const over = (round: number) => (round % 4 === 0 ? 'socket' : 'http');
const inWords = ({ disturbances }: Plan) => disturbances.map(({ at, what }) => `at line ${at}: ${what.words}`);

test('whatever goes wrong, nothing is lost, doubled or out of order, and what is shown is what is recorded', async () => {
  const wrong: string[] = [];
  const left = Array.from({ length: rounds }, (_, n) => n + 1).values();
  const work = async () => {
    for (const round of left) {
      const decided = plan(seed, round, over(round));
      const house = await House.open({ overSocket: over(round) === 'socket' });
      const found = await live(decided, house).finally(() => house.close());
      if (found.length > 0) wrong.push(`round ${round}`, ...inWords(decided), ...found);
    }
  };
  await Promise.all(Array.from({ length: beside }, work));

  expect(wrong).toEqual([]);
}, 90_000);

test('the same seed gives the same round, another one another', () => {
  const words = (from: number) => [1, 2, 3].flatMap((round) => inWords(plan(from, round, 'http')));

  expect(words(5)).toEqual(words(5));
  expect(words(5)).not.toEqual(words(6));
});
