import { interleaved, ratioRow } from '../compare.ts';
import { figuresOf, finely, type Row } from '../figures.ts';
import { settled } from '../incidents.ts';
import { load } from '../machine.ts';
import { seed } from '../seed.ts';
import { Side, type SideName } from '../side.ts';
import type { Sizes } from '../sizes.ts';
import type { Mood } from '../slack/method.ts';
import { atRate, flatOut, type Typed } from '../typing.ts';
import type { Scenario } from './scenario.ts';

/** Milliseconds until Slack must have been told of what was typed: nothing of it may be in the way of what comes next. */
const patience = 600_000;
const warmUp = 2000;

const rates = [20, 100, 500];
const crowds = [1, 10, 50];
const moods: ReadonlyArray<readonly [string, Partial<Mood>]> = [
  ['Slack in 200 ms', { latency: 200 }],
  ['Slack hanging', { hangs: true }],
];
/** At this rate Slack's moods are compared. */
const usual = 100;

/** What was typed, by what it is called. */
type Taken = Readonly<Record<string, Typed>>;

export const answers: Scenario = {
  name: 'answers',
  does: 'commands against Bolt alone and against the least that keeps what it acknowledges',
  async run(sizes) {
    const names: SideName[] = ['bare', 'durable', 'sitrep'];
    const taken = await interleaved(sizes.repeats, names, (name) => measure(name, sizes));
    const rows: Row[] = [];
    for (const [what, limits] of goals()) {
      const of = (name: SideName, figure: (typed: Typed) => number) =>
        taken[name].map((one) => figure((one[what] ?? one[quiet(what)]) as Typed));
      const p99 = (typed: Typed) => figuresOf(typed.took).p99;
      const isFlatOut = what.includes('at once');
      const pace = (typed: Typed) => (typed.took.length * 1000) / typed.elapsed;
      for (const floor of ['bare', 'durable'] as const) {
        const against = `${what}, against ${floor === 'bare' ? 'Bolt alone' : 'the durable floor'}`;
        const isJudged = floor === 'durable';
        const words = finely;
        rows.push(
          ratioRow(
            { what: `${against}: p99`, ours: of('sitrep', p99), floor: of(floor, p99), words },
            isJudged ? limits.p99 : {},
          ),
        );
        if (!isFlatOut) continue;
        const perSecond = (figure: number) => `${Math.round(figure)}/s`;
        rows.push(
          ratioRow(
            { what: `${against}: commands`, ours: of('sitrep', pace), floor: of(floor, pace), words: perSecond },
            isJudged ? limits.pace : {},
          ),
        );
      }
    }
    rows.push(...moodRows(taken.sitrep));
    return { rows, notes: [...complaints(taken), load()] };
  },
};

interface Limits {
  readonly p99?: { readonly atMost: number };
  readonly pace?: { readonly atLeast: number };
}

function goals(): Array<readonly [string, Limits]> {
  return [
    ...rates.map((rate) => [atRateOf(rate), rate === usual ? { p99: { atMost: 1.6 } } : {}] as const),
    [`${atRateOf(usual)}, Slack in 200 ms`, { p99: { atMost: 1.6 } }] as const,
    ...crowds.map((crowd) => [atOnce(crowd), { pace: { atLeast: 0.6 } }] as const),
  ];
}

const atRateOf = (rate: number): string => `${rate}/s`;
const atOnce = (crowd: number): string => `${crowd} at once`;
/** The floors do not call Slack: its mood is nothing to them. */
const quiet = (what: string): string => what.split(',')[0] ?? what;

async function measure(name: SideName, { people, phase }: Sizes): Promise<Taken> {
  const before = async (dataDir: string) => (name === 'sitrep' ? seed(dataDir, people) : undefined);
  const side = await Side.open(name, { before });
  const line = (n: number) => `#${(n % people) + 1} note line ${n}`;
  const taken: Record<string, Typed> = {};
  const took = async (what: string, typed: Promise<Typed>) => {
    taken[what] = await typed;
    if (name === 'sitrep') await settled(side, patience);
  };
  await took('warm-up', flatOut(side.typist, 10, warmUp, line));
  for (const rate of rates) await took(atRateOf(rate), atRate(side.typist, rate, phase, line));
  for (const crowd of crowds) await took(atOnce(crowd), flatOut(side.typist, crowd, phase, line));
  if (name === 'sitrep') {
    for (const [mood, how] of moods) {
      await side.slack.behave(how);
      // What hangs is never told: nothing to wait for, and nothing comes after it.
      const typed = atRate(side.typist, usual, phase, line);
      if (how.hangs) taken[`${atRateOf(usual)}, ${mood}`] = await typed;
      else await took(`${atRateOf(usual)}, ${mood}`, typed);
    }
  }
  await side.close();
  return taken;
}

/** What Slack's mood does to an answer. */
function moodRows(taken: readonly Taken[]): Row[] {
  return moods.flatMap(([mood, how]) => {
    const what = `${atRateOf(usual)}, ${mood}`;
    const p99 = (name: string) => taken.map((one) => figuresOf((one[name] as Typed).took).p99);
    const longest = Math.max(...taken.map((one) => figuresOf((one[what] as Typed).took).max));
    const pair = { what: `${what}, against 0 ms: p99`, ours: p99(what), floor: p99(atRateOf(usual)), words: finely };
    const failed = taken.reduce((sum, one) => sum + (one[what] as Typed).failed, 0);
    const n = taken.reduce((sum, one) => sum + (one[what] as Typed).took.length, 0);
    return [
      ratioRow(pair, how.hangs ? { atMost: 1.2 } : {}),
      {
        what: `${what}: longest`,
        n,
        missing: failed,
        max: finely(longest),
        goal: '< 500 ms',
        met: longest < 500 && failed === 0,
      },
    ];
  });
}

const complaints = (taken: Record<SideName, Taken[]>): string[] => [
  ...new Set(
    Object.entries(taken).flatMap(([name, all]) =>
      all.flatMap((one) => Object.values(one).flatMap((typed) => typed.complaints.map((words) => `${name}: ${words}`))),
    ),
  ),
];
