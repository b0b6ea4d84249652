import { parseArgs } from 'node:util';
import { load, machine } from './machine.ts';
import { type Outcome, write } from './report.ts';
import { acknowledgement } from './scenarios/acknowledgement.ts';
import { answers } from './scenarios/answers.ts';
import { clock } from './scenarios/clock.ts';
import { doubled } from './scenarios/doubled.ts';
import { flush } from './scenarios/flush.ts';
import { restart, standby } from './scenarios/killed.ts';
import { long } from './scenarios/long.ts';
import { noRedis } from './scenarios/no-redis.ts';
import { page } from './scenarios/page.ts';
import { profile } from './scenarios/profile.ts';
import { redisKilled } from './scenarios/redis-killed.ts';
import { replicas } from './scenarios/replicas.ts';
import { rest } from './scenarios/rest.ts';
import { scale } from './scenarios/scale.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { silenced } from './scenarios/silenced.ts';
import { startUp } from './scenarios/start-up.ts';
import { steady } from './scenarios/steady.ts';
import { told } from './scenarios/told.ts';
import { typing } from './scenarios/typing.ts';
import { year } from './scenarios/year.ts';
import { full, short } from './sizes.ts';
import { table } from './table.ts';
import { leaveNothingBehind } from './tidy.ts';

const scenarios: readonly Scenario[] = [
  steady,
  restart,
  standby,
  flush,
  redisKilled,
  noRedis,
  silenced,
  startUp,
  acknowledgement,
  answers,
  typing,
  told,
  rest,
  clock,
  long,
  doubled,
  page,
  replicas,
  scale,
  profile,
  year,
];

leaveNothingBehind();
const { wanted, sizes, which, json } = readArguments();
const outcomes: Outcome[] = [];
console.log(`${machine()}\n`);
for (const { name, does, run } of wanted) {
  const before = load();
  console.log(`${name}: ${does} (${before})`);
  const { rows, notes = [] } = await run(sizes);
  outcomes.push({ scenario: name, rows, notes, load: [before, load()] });
  for (const note of notes) console.log(`  ${note}`);
  console.log(rows.length > 0 ? `\n${table(rows)}\n` : '');
}
const rows = outcomes.flatMap((outcome) => outcome.rows);
console.log(
  `${rows.filter(({ met }) => met === false).length} of ${rows.filter(({ met }) => met !== undefined).length} goals missed.`,
);
console.log(`Written to ${write(outcomes, which, json)}`);
process.exit(rows.every(({ met }) => met !== false) ? 0 : 1);

/** `npm run bench -- [short] [--repeats <n>] [--json <file>] [name …]`. */
function readArguments() {
  const { values, positionals } = parseArgs({
    options: { short: { type: 'boolean' }, json: { type: 'string' }, repeats: { type: 'string' } },
    allowPositionals: true,
  });
  const names = positionals.filter((word) => word !== 'short');
  const unknown = names.filter((word) => !scenarios.some(({ name }) => name === word));
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(', ')}. Scenarios: ${scenarios.map(({ name }) => name).join(', ')}`);
    process.exit(64); // EX_USAGE
  }
  const sizes = values.short || positionals.includes('short') ? short : full;
  return {
    wanted: scenarios.filter(({ name }) => names.length === 0 || names.includes(name)),
    sizes: { ...sizes, repeats: Number(values.repeats ?? sizes.repeats) },
    which: sizes === short ? 'short' : 'full',
    json: values.json,
  };
}
