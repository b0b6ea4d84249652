import { parseArgs } from 'node:util';
import { load, machine } from '../../bench/machine.ts';
import { leaveNothingBehind } from '../../bench/tidy.ts';
import { Workspace } from '../../bench/workspace.ts';
import { fuzz, type Report } from './run.ts';

leaveNothingBehind();
const { requests, seed, only } = readArguments();
console.log(
  `${machine()}, ${load()}\n${requests} requests of seed ${seed}${only === undefined ? '' : `, only ${only}`}`,
);

// Memory that grows and grows ends the bot, and that is seen.
const workspace = await Workspace.open({ NODE_OPTIONS: '--max-old-space-size=256' });
const bot = await workspace.start();
let deaths = 0;
void bot.ended.then(() => {
  deaths += 1;
});
const { slack } = workspace;
const rows = async <T>(sql: string) => workspace.rows<T>(sql);
const started = Date.now();
const report = await fuzz(
  { slack, pid: bot.pid, deaths: () => deaths, rows },
  {
    seed,
    requests,
    ...(only === undefined ? {} : { only }),
    progress(shots, mib) {
      if (shots % 5000 === 0) console.log(`  ${shots} shots, ${mib.toFixed(0)} MiB`);
    },
  },
);
say(report, (Date.now() - started) / 1000);
for (const complaint of workspace.complaints().slice(0, 40)) console.log(`  the log said: ${complaint.slice(0, 200)}`);
const [check] = workspace.rows<{ integrity_check: string }>('pragma integrity_check');
console.log(`the database: ${check?.integrity_check}`);
process.exit(report.failures.length === 0 && check?.integrity_check === 'ok' ? 0 : 1);

function say({ failures, statuses, slowestMs, rss }: Report, seconds: number): void {
  console.log(`${seconds.toFixed(0)} s, the slowest answer after ${slowestMs.toFixed(0)} ms`);
  for (const [family, counted] of Object.entries(statuses).sort()) {
    const each = Object.entries(counted).map(([status, n]) => `${n} × ${status}`);
    console.log(`  ${family.padEnd(14)} ${each.join(', ')}`);
  }
  const [start, end, most] = [rss.start, rss.end, rss.most].map((mib) => mib.toFixed(0));
  console.log(
    `memory: ${start} MiB at the start, ${end} at the end, ${most} at most, ${rss.slope.toFixed(2)} for 10,000`,
  );
  for (const { shot, why, sent } of failures.slice(0, 50)) {
    console.log(`shot ${shot} (${sent.family}, ${sent.what}): ${why}\n  npm run fuzz -- --seed ${seed} --only ${shot}`);
    console.log(`  ${sent.body.slice(0, only === undefined ? 200 : 20_000)}`);
  }
  console.log(failures.length === 0 ? 'nothing broke' : `${failures.length} shots were not answered as they must be`);
}

/** `npm run fuzz -- [--requests N] [--seed S] [--only K]`. */
function readArguments() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { requests: text, seed: text, only: text } });
  const number = (name: string, given: string | undefined) => {
    if (given === undefined || /^\d{1,9}$/u.test(given)) return given === undefined ? undefined : Number(given);
    console.error(`--${name} takes a whole number, not ${given}`);
    process.exit(64); // EX_USAGE
  };
  const wanted = number('only', values.only);
  const most = number('requests', values.requests) ?? 10_000;
  return {
    only: wanted,
    requests: Math.max(most, (wanted ?? 0) + 1),
    seed: number('seed', values.seed) ?? Date.now() % 1_000_000,
  };
}
