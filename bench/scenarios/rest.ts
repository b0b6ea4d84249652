import { setTimeout as sleep } from 'node:timers/promises';
import { interleaved, median, ratioRow } from '../compare.ts';
import { finely, type Row } from '../figures.ts';
import { settled } from '../incidents.ts';
import { memoryOf } from '../machine.ts';
import { seed } from '../seed.ts';
import { Side } from '../side.ts';
import type { Sizes } from '../sizes.ts';
import { flatOut } from '../typing.ts';
import type { Scenario } from './scenario.ts';

/** Until a process that has started has nothing left to do. Milliseconds. */
const untilRest = 8000;
/** Until the bot has given back what a burst needed: it looks every ten seconds whether it is calm. Milliseconds. */
const untilCalm = 60_000;
const patience = 1_800_000;
/** Typed before Slack is waited for: a backlog of all of them is not what is measured. */
const batch = 5000;

const sides = ['durable', 'sitrep', 'open'] as const;

interface Taken {
  readonly startUp: number;
  readonly memory: number;
  /** Of `list` and of a Home, where many incidents are open. */
  readonly list: number;
  readonly home: number;
}

export const rest: Scenario = {
  name: 'rest',
  does: 'memory at rest, with many incidents open and after many commands; how soon the first answer comes',
  async run(sizes) {
    const taken = await interleaved(sizes.repeats, sides, (name) => measure(name, sizes));
    const of = (name: (typeof sides)[number], figure: (one: Taken) => number) => taken[name].map(figure);
    const [startUp, memory] = [(one: Taken) => one.startUp, (one: Taken) => one.memory];
    const open = `${sizes.pending} incidents open`;
    const rows: Row[] = [
      ratioRow(
        { what: 'memory at rest', ours: of('sitrep', memory), floor: of('durable', memory), words: inMiB },
        { atMost: 1.25 },
      ),
      more(`memory with ${open}, beside nothing`, of('open', memory), of('sitrep', memory)),
      ratioRow({ what: 'first answer', ours: of('sitrep', startUp), floor: of('durable', startUp), words: finely }),
      ratioRow(
        { what: `first answer with ${open}`, ours: of('open', startUp), floor: of('durable', startUp), words: finely },
        { atMost: 1.6 },
      ),
      { what: `list with ${open}`, n: sizes.repeats, p50: finely(median(of('open', (one) => one.list))) },
      { what: `a Home with ${open}`, n: sizes.repeats, p50: finely(median(of('open', (one) => one.home))) },
      ...(await afterMany(sizes, of('sitrep', memory))),
    ];
    return { rows };
  },
};

async function measure(name: (typeof sides)[number], { pending }: Sizes): Promise<Taken> {
  const isOpen = name === 'open';
  const side = await Side.open(name === 'durable' ? name : 'sitrep', {
    before: async (dataDir) => (isOpen ? seed(dataDir, pending) : undefined),
  });
  await sleep(untilRest);
  const { startUp } = side;
  const memory = memoryOf(side.bot.pid);
  const list = isOpen ? (await side.typist.say('list')).took : 0;
  const home = isOpen ? await homeOf(side) : 0;
  await side.close();
  return { startUp, memory, list, home };
}

/** From Slack's word that somebody opened it until it is published. Milliseconds. */
async function homeOf(side: Side): Promise<number> {
  const start = Date.now();
  await side.typist.event({ type: 'app_home_opened', user: 'U0DANA000', channel: 'D0DANA000', tab: 'home' });
  for (;;) {
    const [home] = (await side.slack.all()).homes;
    if (home) return home.at - start;
    await sleep(5);
  }
}

async function afterMany({ manyCommands, people }: Sizes, atRest: readonly number[]): Promise<Row[]> {
  const side = await Side.open('sitrep', { before: (dataDir) => seed(dataDir, people) });
  let done = 0;
  while (done < manyCommands) {
    const start = done;
    const line = (n: number) => `#${(n % people) + 1} note line ${start + n}`;
    const { took } = await flatOut(side.typist, people, { count: Math.min(batch, manyCommands - done) }, line);
    done += took.length;
    await settled(side, patience);
  }
  await sleep(untilCalm);
  const [after, most] = [memoryOf(side.bot.pid), memoryOf(side.bot.pid, 'VmHWM')];
  await side.close();
  const beside = { floor: [median(atRest)], words: inMiB };
  const what = `${manyCommands} commands, beside rest`;
  return [
    ratioRow({ what: `memory a minute after ${what}`, ours: [after], ...beside }, { atMost: 1.8 }),
    ratioRow({ what: `the most memory during ${what}`, ours: [most], ...beside }),
  ];
}

function more(what: string, ours: readonly number[], floor: readonly number[]): Row {
  const added = median(ours) - median(floor);
  const [mine, theirs] = [inMiB(median(ours)), inMiB(median(floor))];
  return {
    what,
    n: ours.length,
    ours: mine,
    floor: theirs,
    ratio: `+${Math.round(added)} MiB`,
    goal: '≤ +30 MiB',
    met: added <= 30,
    raw: { ours, floor },
  };
}

const inMiB = (figure: number): string => `${Math.round(figure)} MiB`;
