import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { disk } from '../disk.ts';
import { figuresOf, inWords, type Row, rowOf } from '../figures.ts';
import { declare, settled } from '../incidents.ts';
import { lengthen } from '../lengthen.ts';
import { load, worked } from '../machine.ts';
import type { Sizes } from '../sizes.ts';
import { Workspace } from '../workspace.ts';
import type { Scenario } from './scenario.ts';

/** Milliseconds until Slack must have been told of all. */
const patience = 300_000;
const goal = { words: 'p99 < 50 ms', met: ({ p99 }: { readonly p99: number }) => p99 < 50 };

type Line = (n: number) => string;

/** One, then the other: what is said twice is refused. */
const either = (one: string, other: string): Line => {
  let said = other;
  return () => {
    said = said === one ? other : one;
    return said;
  };
};

const note: Line = (n) => `note line ${n}`;
const update: Line = (n) => `update errors are down to ${n % 90}%, next update in 30 minutes`;
const dated: Line = (n) => `update errors since ${clock()} UTC are down to ${n % 90}%, next update in 30 minutes`;
const severity = either('severity sev3 for now', 'severity sev4 after all');
const role = either('role ops @kofi', 'role ops @mei');
const action: Line = (n) => `action look at disk ${n} @mei by Friday`;
const next: Line = (n) => `next ${30 + (n % 30)}m`;
const impact = either('impact API major 16% of calls', 'impact API minor 3% of calls');
let times = 0;
const putRight: Line = (n) => {
  times += 1;
  return `amend ${(n % 80) * 10 + 3} put right for the ${times}th time`;
};
const status: Line = () => 'status';
const brief: Line = () => 'brief';
const timeline: Line = () => 'timeline';
const asOf: Line = () => 'timeline as-of 1h ago';
const list: Line = () => 'list';

const inTurn =
  (...lines: readonly Line[]): Line =>
  (n) =>
    (lines[n % lines.length] as Line)(n);
const oneIn =
  (every: number, line: Line): Line =>
  (n) =>
    n % every === 0 ? line(n) : note(n);

const everything = inTurn(
  note,
  update,
  note,
  status,
  note,
  severity,
  list,
  note,
  role,
  timeline,
  note,
  action,
  brief,
  impact,
  note,
  asOf,
  next,
  putRight,
);

/** What people type, by the number of the command. */
export const mixes: ReadonlyArray<readonly [string, Line]> = [
  ['notes', note],
  ['updates that promise the next one', update],
  ['updates that name times', dated],
  ['changes of every kind', inTurn(update, note, severity, role, action, next, impact)],
  ['notes, status 1 in 10', oneIn(10, status)],
  ['notes, brief 1 in 10', oneIn(10, brief)],
  ['notes, timeline 1 in 50', oneIn(50, timeline)],
  ['notes, an entry put right 1 in 10', oneIn(10, putRight)],
  ['everything', everything],
];

export const acknowledgement: Scenario = {
  name: 'acknowledgement',
  does: 'commands one after another into one long incident',
  async run(sizes) {
    const workspace = await Workspace.open();
    const first = await workspace.start();
    await declare(workspace, 1);
    await first.kill();
    await lengthen(workspace.dataDir, 1, sizes.entries);
    const { pid } = await workspace.start();
    // A program that has just started is slow at everything it does for the first time.
    await typeAll(workspace, everything, { ...sizes, commands: sizes.warmUp });
    await settled(workspace, patience);
    const rows: Row[] = [];
    const notes: string[] = [disk(workspace.dataDir)];
    for (const [name, line] of mixes) {
      const own = monitorEventLoopDelay({ resolution: 1 });
      own.enable();
      const before = worked(pid);
      const { took, complaints } = await typeAll(workspace, line, sizes);
      own.disable();
      const end = performance.now();
      await settled(workspace, patience);
      const n = sizes.commands;
      rows.push(rowOf(`acknowledged: ${name}`, { n, late: took, missing: n - took.length, doubled: 0 }, goal));
      const { p50, p99, max } = figuresOf(took);
      const figures = [p50, p99, max].map((milliseconds) => milliseconds.toFixed(1)).join(' / ');
      const told = `Slack had heard all after ${inWords(performance.now() - end)}`;
      const work = `the bot worked ${((worked(pid) - before) / n).toFixed(1)} ms a command`;
      const slack = `the local Slack itself was ${(own.percentile(99) / 1e6).toFixed(0)} ms late (p99)`;
      notes.push(`${name}: ${figures} ms; ${work}; ${told}; ${slack}; ${load()}`, ...complaints);
    }
    notes.push(disk(workspace.dataDir));
    await workspace.close();
    return { rows, notes: [...notes, ...workspace.complaints()] };
  },
};

/** Types a command every so often, whether or not the last one was answered; gives how long each answer took. */
export async function typeAll(
  workspace: Workspace,
  line: Line,
  { commands, beat }: Pick<Sizes, 'commands' | 'beat'>,
): Promise<{ took: number[]; complaints: string[] }> {
  const took: number[] = [];
  const complaints = new Set<string>();
  const start = performance.now();
  const answered: Array<Promise<void>> = [];
  for (let n = 0; n < commands; n++) {
    await sleep(Math.max(0, start + n * beat - performance.now()));
    const typedAt = performance.now();
    answered.push(
      workspace.say(`#1 ${line(n)}`).then(
        () => void took.push(performance.now() - typedAt),
        (error: Error) => void complaints.add(error.message.slice(0, 100)),
      ),
    );
  }
  await Promise.all(answered);
  return { took, complaints: [...complaints].slice(0, 3) };
}

/** A quarter of an hour ago. */
const clock = (): string => new Date(Date.now() - 15 * 60_000).toISOString().slice(11, 16);
