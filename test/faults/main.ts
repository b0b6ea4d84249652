import { parseArgs } from 'node:util';
import { leaveNothingBehind } from '../../bench/tidy.ts';
import { dieAtEach, momentsOfALife } from './every-call.ts';
import { House } from './house.ts';
import { live, plan } from './round.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** One round alone. */
    only: { type: 'string' },
    /** Only what has this in its name goes wrong. */
    among: { type: 'string', default: '' },
    /** Houses side by side. */
    beside: { type: 'string', default: '3' },
    /** Kills the bot before and after every call of a life instead. */
    'every-call': { type: 'boolean', default: false },
    /** Says what happens in each round. */
    tell: { type: 'boolean', default: false },
  },
});
const [rounds, seed, beside] = [values.rounds, values.seed, values.beside].map(Number) as [number, number, number];
const only = values.only === undefined ? undefined : Number(values.only);

leaveNothingBehind();
const began = Date.now();
if (values['every-call']) {
  const moments = await momentsOfALife();
  const { wrong, deaths } = await dieAtEach(moments, beside);
  for (const words of wrong) console.log(`  ✗ ${words}`);
  const took = ((Date.now() - began) / 1000).toFixed(0);
  console.log(`${moments.length} moments in ${took} s: the bot died at ${deaths} of them, ${wrong.length} violations.`);
  process.exit(wrong.length === 0 ? 0 : 1);
}
console.log(`Seed ${seed}, ${only === undefined ? `${rounds} rounds` : `round ${only}`}.`);
const counts = { rounds: 0, broken: 0, violations: 0, deaths: 0 };
const numbers = (only === undefined ? Array.from({ length: rounds }, (_, n) => n + 1) : [only]).values();
await Promise.all(Array.from({ length: beside }, work));
const took = ((Date.now() - began) / 1000).toFixed(0);
console.log(
  `${counts.rounds} rounds in ${took} s: the bot died ${counts.deaths} times, ${counts.violations} violations in ${counts.broken} rounds.`,
);
process.exit(counts.violations === 0 ? 0 : 1);

/** A house of its own for each round, so that any of them can be lived through again alone. */
async function work(): Promise<void> {
  for (const round of numbers) {
    const over = round % 4 === 0 ? 'socket' : 'http';
    const decided = plan(seed, round, over, values.among);
    if (values.tell) console.log(tell(round, over, decided));
    const house = await House.open({ overSocket: over === 'socket' });
    const wrong = await live(decided, house).catch((error: Error) => [`the round broke off: ${error.stack}`]);
    counts.rounds += 1;
    counts.deaths += house.deaths;
    counts.violations += wrong.length;
    if (wrong.length > 0) {
      counts.broken += 1;
      console.log(`${tell(round, over, decided)}\n${wrong.map((words) => `  ✗ ${words}`).join('\n')}`);
      console.log(`  again: npm run faults -- --seed ${seed} --only ${round}`);
    }
    await house.close();
    if (counts.rounds % 50 === 0) console.log(`… ${counts.rounds} rounds, ${counts.violations} violations`);
  }
}

function tell(round: number, over: string, { scripts, disturbances }: ReturnType<typeof plan>): string {
  const lines = disturbances.map(({ at, what }) => `  at line ${at}: ${what.words}`);
  const scenes = scripts.map(({ scenes }) => `${scenes.length + 1} lines`).join(' and ');
  return [`Round ${round}, over ${over}, ${scenes}:`, ...lines].join('\n');
}
