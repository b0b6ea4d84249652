import { setTimeout as sleep } from 'node:timers/promises';
import { ratioRow } from '../compare.ts';
import { figuresOf, finely, type Row } from '../figures.ts';
import { settled } from '../incidents.ts';
import { load } from '../machine.ts';
import { publicHistory, settings, writeSettings } from '../public-history.ts';
import type { Order, Read } from '../readers/order.ts';
import { begin, readAll } from '../readers/readers.ts';
import { seed } from '../seed.ts';
import { Side } from '../side.ts';
import type { Sizes } from '../sizes.ts';
import { atRate, flatOut, type Typed } from '../typing.ts';
import type { Scenario } from './scenario.ts';

const perSecond = 2000;
const readers = 50;
const longest = 20;
const rates = [10, 100];
const patience = 600_000;
const warmUp = 2000;
/** The incident that goes on and is on the page. */
const onPage = 1;

interface Taken {
  readonly calm: Read;
  /** While an update goes out every second. */
  readonly moving: Read;
  readonly flatOut: Read;
  /** Commands at each rate, without readers and with them. */
  readonly alone: readonly Typed[];
  readonly beside: readonly Typed[];
  /** What the readers had meanwhile. */
  readonly meanwhile: readonly Read[];
}

export const page: Scenario = {
  name: 'page',
  does: 'customers read the status page, by itself and while responders type',
  async run(sizes) {
    const side = await Side.open('sitrep', {
      before: (dataDir) => prepare(dataDir, sizes),
      env: { SITREP_CONFIG: settings },
    });
    const paths = await pathsOf(side.port);
    const taken: Taken[] = [];
    for (let n = 0; n < sizes.repeats; n++) taken.push(await measure(side, paths, sizes));
    const complaints = side.bot.complaints();
    await side.close();
    const whose = `${perSecond} readers a second`;
    const all = (figure: (one: Taken) => readonly Read[]) => taken.flatMap(figure);
    return {
      rows: [
        readRow(
          `page: ${whose}`,
          all(({ calm }) => [calm]),
        ),
        readRow(
          `page: ${whose}, it changes every second`,
          all(({ moving }) => [moving]),
          { isWritten: true },
        ),
        paceRow(all(({ flatOut: full }) => [full])),
        ...rates.map((rate, n) =>
          ratioRow(
            {
              what: `page: ${rate} commands/s beside ${whose}: p99`,
              ours: taken.map(({ beside }) => figuresOf((beside[n] as Typed).took).p99),
              floor: taken.map(({ alone }) => figuresOf((alone[n] as Typed).took).p99),
              words: finely,
            },
            { atMost: 2 },
          ),
        ),
        readRow(
          `page: ${whose}, responders type`,
          all(({ meanwhile }) => meanwhile),
        ),
      ],
      notes: [
        ...complaints,
        ...new Set(taken.flatMap(({ beside }) => beside.flatMap((one) => one.complaints))),
        load(),
      ],
    };
  },
};

async function prepare(dataDir: string, { people, incidents }: Sizes): Promise<void> {
  writeSettings(dataDir);
  await seed(dataDir, people);
  await publicHistory(dataDir, people + 1, incidents, onPage);
}

/** The front page, an incident's and what programs ask for most, once all of it is there. */
async function pathsOf(port: number): Promise<string[]> {
  const address = `http://127.0.0.1:${port}/api/v2/incidents.json`;
  let answer = await fetch(address);
  for (; answer.status === 503; answer = await fetch(address)) await sleep(50);
  const { incidents } = (await answer.json()) as { incidents: ReadonlyArray<{ id: string; status: string }> };
  const over = incidents.find(({ status }) => status === 'postmortem');
  if (!over) throw new Error('The page has no incident with a postmortem');
  return ['/', `/incidents/${over.id}`, '/api/v2/summary.json'];
}

async function measure(side: Side, paths: readonly string[], { people, phase }: Sizes): Promise<Taken> {
  const order = (rate: number | null, span: number): Order => ({ port: side.port, paths, rate, readers, span });
  const line = (n: number) => `#${(n % (people - 1)) + 2} note line ${n}`;
  const commands = (rate: number) => atRate(side.typist, rate, span, line);
  // Of ten commands a second a hundred are few for a p99.
  const span = 3 * phase;
  await flatOut(side.typist, 10, warmUp, line);
  await readAll(order(perSecond, warmUp));
  await settled(side, patience);
  const calm = await readAll(order(perSecond, phase));
  const going = await begin(order(perSecond, phase));
  await atRate(side.typist, 1, phase, (n) => `#${onPage} update We know more, number ${n}`);
  const moving = await going.over;
  const full = await readAll(order(null, phase));
  const [alone, beside, meanwhile]: [Typed[], Typed[], Read[]] = [[], [], []];
  for (const rate of rates) {
    await settled(side, patience);
    alone.push(await commands(rate));
    await settled(side, patience);
    const reading = await begin(order(perSecond, span + phase / 10));
    beside.push(await commands(rate));
    meanwhile.push(await reading.over);
  }
  return { calm, moving, flatOut: full, alone, beside, meanwhile };
}

/** `isWritten`: a reader may be the first after a change, for whom it is written anew; else it is in memory. */
function readRow(what: string, reads: readonly Read[], { isWritten = false } = {}): Row {
  const took = reads.flatMap((read) => read.took);
  const missing = reads.reduce((sum, { failed }) => sum + failed, 0);
  const { p50, p99, max } = figuresOf(took);
  const figures = { n: took.length, missing, p50: finely(p50), p99: finely(p99), max: finely(max) };
  return isWritten
    ? { what, ...figures }
    : { what, ...figures, goal: `p99 < ${longest} ms`, met: p99 < longest && missing === 0 };
}

/** Each repeat must reach it. */
function paceRow(reads: readonly Read[]): Row {
  const paces = reads.map(({ took, elapsed }) => (took.length * 1000) / elapsed);
  const missing = reads.reduce((sum, { failed }) => sum + failed, 0);
  const least = Math.min(...paces);
  const n = reads.reduce((sum, { took }) => sum + took.length, 0);
  const ours = `${Math.round(least)}/s`;
  return {
    what: 'page: as fast as it goes, least',
    n,
    missing,
    ours,
    goal: `≥ ${perSecond}/s`,
    met: least >= perSecond,
  };
}
