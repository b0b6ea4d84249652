import { parseArgs } from 'node:util';
import type { Row } from './figures.ts';
import { load, machine } from './machine.ts';
import { acknowledgement } from './scenarios/acknowledgement.ts';
import { answers } from './scenarios/answers.ts';
import { flush } from './scenarios/flush.ts';
import { restart, standby } from './scenarios/killed.ts';
import { noRedis } from './scenarios/no-redis.ts';
import { redisKilled } from './scenarios/redis-killed.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { silenced } from './scenarios/silenced.ts';
import { startUp } from './scenarios/start-up.ts';
import { steady } from './scenarios/steady.ts';
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
  year,
];

leaveNothingBehind();
const { wanted, sizes } = readArguments();
const rows: Row[] = [];
console.log(`${machine()}\n`);
for (const { name, does, run } of wanted) {
  console.log(`${name}: ${does} (${load()})`);
  const report = await run(sizes);
  rows.push(...report.rows);
  for (const note of report.notes ?? []) console.log(`  ${note}`);
}
console.log(`\n${table(rows)}`);
process.exit(rows.every(({ met }) => met !== false) ? 0 : 1);

/** `npm run bench -- [short] [name …]`. */
function readArguments() {
  const { values, positionals } = parseArgs({ options: { short: { type: 'boolean' } }, allowPositionals: true });
  const names = positionals.filter((word) => word !== 'short');
  const unknown = names.filter((word) => !scenarios.some(({ name }) => name === word));
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(', ')}. Scenarios: ${scenarios.map(({ name }) => name).join(', ')}`);
    process.exit(64); // EX_USAGE
  }
  return {
    wanted: scenarios.filter(({ name }) => names.length === 0 || names.includes(name)),
    sizes: values.short || positionals.includes('short') ? short : full,
  };
}
