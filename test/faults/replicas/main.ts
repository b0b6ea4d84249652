import { parseArgs } from 'node:util';
import { leaveNothingBehind } from '../../../bench/tidy.ts';
import { whileBotsEnd } from './run.ts';

const { values } = parseArgs({
  options: {
    replicas: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '120' },
    people: { type: 'string', default: '12' },
    /** What rings: `redis`, or `postgres` alone. */
    queue: { type: 'string', default: 'redis' },
    /** Bots are restarted one after the other, as for a new version, instead of killed. */
    rolling: { type: 'boolean', default: false },
    socket: { type: 'boolean', default: false },
  },
});
const [replicas, seconds, people] = [values.replicas, values.seconds, values.people].map(Number) as [
  number,
  number,
  number,
];
leaveNothingBehind();
const lasts = seconds * 1000;
const began = Date.now();
const { wrong, typed, taken, late, unanswered, deaths } = await whileBotsEnd({
  replicas,
  queue: values.queue === 'postgres' ? 'postgres' : 'redis',
  overSocket: values.socket,
  alone: true,
  lasts,
  people,
  endEvery: values.rolling ? 1000 : 5000,
  how: values.rolling ? 'rolled' : 'killed',
  ...(values.rolling ? {} : { restartAt: lasts / 2 + 1500 }),
});
for (const words of wrong) console.log(`  ✗ ${words}`);
const took = ((Date.now() - began) / 1000).toFixed(0);
console.log(
  `${replicas} bots, ${people} people, ${took} s: ${typed} lines typed, ${taken} taken, ${late} answered after two seconds, ${unanswered} without an answer; ${values.rolling ? 'restarted one after the other' : `${deaths} kills, PostgreSQL restarted once`}: ${wrong.length} violations.`,
);
process.exit(wrong.length === 0 ? 0 : 1);
