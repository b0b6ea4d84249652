import { type Audit, audit } from '../audit.ts';
import { interleaved, ratioRow } from '../compare.ts';
import { figuresOf, finely, inWords, type Row } from '../figures.ts';
import { settled } from '../incidents.ts';
import { load } from '../machine.ts';
import { seed } from '../seed.ts';
import { Side } from '../side.ts';
import type { Sizes } from '../sizes.ts';
import { atRate, flatOut, type Typed } from '../typing.ts';
import type { Scenario } from './scenario.ts';

const patience = 1_800_000;
const warmUp = 3000;
/** Slack, while people type. */
const mood = { latency: 300, failing: 5 };

const sides = ['durable', 'sitrep'] as const;

interface Taken {
  /** A command a second from each of them. */
  readonly calm: Typed;
  /** As fast as the answers come. */
  readonly flatOut: Typed;
  readonly audits: readonly Audit[];
  readonly told: readonly number[];
}

export const typing: Scenario = {
  name: 'typing',
  does: 'many people type, Slack answers in 300 ms and 5 % of its calls fail',
  async run(sizes) {
    const taken = await interleaved(sizes.repeats, sides, (name) => measure(name, sizes));
    const of = (figure: (one: Taken) => number) => ({
      ours: taken.sitrep.map(figure),
      floor: taken.durable.map(figure),
    });
    const who = `${sizes.people} people`;
    const [calm, full] = [`${who}, one command a second each`, `${who}, as fast as they can`];
    const pace = ({ flatOut }: Taken) => (flatOut.took.length * 1000) / flatOut.elapsed;
    return {
      rows: [
        ratioRow(
          { what: `${calm}: p99`, ...of((one) => figuresOf(one.calm.took).p99), words: finely },
          { atMost: 1.6 },
        ),
        ratioRow(
          { what: `${full}: p99`, ...of((one) => figuresOf(one.flatOut.took).p99), words: finely },
          { atMost: 1.6 },
        ),
        ratioRow(
          { what: `${full}: commands`, ...of(pace), words: (figure) => `${Math.round(figure)}/s` },
          { atLeast: 0.6 },
        ),
        longest(
          calm,
          taken.sitrep.map((one) => one.calm),
        ),
        longest(
          full,
          taken.sitrep.map((one) => one.flatOut),
        ),
        ...(taken.sitrep[0]?.audits.map((_, n) => kept(n === 0 ? calm : full, taken.sitrep, n)) ?? []),
      ],
      notes: [
        ...taken.sitrep.map(
          ({ told: [first = 0, second = 0] }) =>
            `Slack had heard all ${inWords(first)} and ${inWords(second)} after the last key.`,
        ),
        ...new Set(
          [...taken.sitrep, ...taken.durable].flatMap((one) => [...one.calm.complaints, ...one.flatOut.complaints]),
        ),
        load(),
      ],
    };
  },
};

async function measure(name: (typeof sides)[number], { people, typing: span, phase }: Sizes): Promise<Taken> {
  const isOurs = name === 'sitrep';
  const side = await Side.open(name, { before: async (dataDir) => (isOurs ? seed(dataDir, people) : undefined) });
  const line = (what: string) => (n: number) => `#${(n % people) + 1} note ${what} ${n}`;
  await flatOut(side.typist, 10, warmUp, line('warm'));
  if (isOurs) await settled(side, patience);
  await side.slack.behave(mood);
  const audits: Audit[] = [];
  const told: number[] = [];
  const calm = await atRate(side.typist, people, span, line('calm'));
  await judge('calm', calm);
  await side.slack.behave(mood);
  const full = await flatOut(side.typist, people, phase, line('full'));
  await judge('full', full);
  await side.close();
  return { calm, flatOut: full, audits, told };

  /** Waits until all is told: a backlog, with a Slack that is well again, for one of 300 ms would take it an hour. */
  async function judge(what: string, { done }: Typed): Promise<void> {
    if (!isOurs) return;
    const start = performance.now();
    if (what === 'full') await side.slack.behave({ failing: mood.failing });
    await settled(side, patience);
    told.push(performance.now() - start);
    const entries = side.rows<{ incident: number; seq: number; text: string }>(
      "select incident_id as incident, seq, text from timeline_entry where kind = 'note'",
    );
    const { posted } = await side.slack.all();
    audits.push(
      audit(
        done.map((n) => `${what} ${n}`),
        entries,
        posted,
      ),
    );
  }
}

function longest(what: string, taken: readonly Typed[]): Row {
  const max = Math.max(...taken.map(({ took }) => figuresOf(took).max));
  const missing = taken.reduce((sum, { failed }) => sum + failed, 0);
  const n = taken.reduce((sum, { took }) => sum + took.length, 0);
  return { what: `${what}: longest`, n, missing, max: finely(max), goal: '< 500 ms', met: max < 500 && missing === 0 };
}

function kept(what: string, taken: readonly Taken[], which: number): Row {
  const all = taken.flatMap(({ audits }) => audits[which] ?? []);
  const sum = (figure: (one: Audit) => number) => all.reduce((total, one) => total + figure(one), 0);
  const missing = sum((one) => one.unrecorded + one.untold);
  const doubled = sum((one) => one.recordedTwice + one.toldTwice);
  const wrong = sum((one) => one.outOfOrder);
  const n = taken.reduce((total, one) => total + (which === 0 ? one.calm : one.flatOut).done.length, 0);
  const goal = `on disk and in its channel once; ${wrong} out of order`;
  return { what: `${what}: kept`, n, missing, doubled, goal, met: missing + doubled + wrong === 0 };
}
