import { settled } from '../e2e/settled.ts';
import { rowsOf } from '../record.ts';
import { House } from './house.ts';
import { type Line, People } from './people.ts';
import { verdict } from './verdict.ts';

/** The so many-th call of a method in the life of an incident, before Slack has done it or after. */
export interface Moment {
  readonly method: string;
  readonly nth: number;
  readonly phase: 'before' | 'after';
  /** Only the first incident of a workspace comes by it. */
  readonly isFirst: boolean;
}

export const inWords = ({ method, nth, phase }: Moment): string => `killed ${phase} ${method} number ${nth}`;

/** Milliseconds that each of its parts may take, with a new start in between. */
const patience = 30_000;

/** Whole lives in one house: the checker reads all of it each time. */
const livesAHouse = 10;

/** Every call that the life of an incident takes. */
export async function momentsOfALife(): Promise<Moment[]> {
  return inAHouse(async (house) => {
    const people = new People(house);
    await liveThrough(house, people);
    const first = house.slack.calls().length;
    await liveThrough(house, people);
    const [once, later] = [momentsIn(house, 0, first), momentsIn(house, first)];
    const usual = new Set(later.map(inWords));
    const onlyOnce = once.filter((moment) => !usual.has(inWords(moment)));
    return [...onlyOnce.map((moment) => ({ ...moment, isFirst: true })), ...later];
  });
}

function momentsIn({ slack }: House, from: number, to?: number): Moment[] {
  const seen = new Map<string, number>();
  return slack
    .calls()
    .slice(from, to)
    .filter(isFollowers)
    .flatMap(({ method }) => {
      const nth = (seen.get(method) ?? 0) + 1;
      seen.set(method, nth);
      return (['before', 'after'] as const).map((phase) => ({ method, nth, phase, isFirst: false }));
    });
}

/** What is asked for at the start, and said to the person by the way, is no follower's. */
const isFollowers = ({ method }: { method: string }): boolean => !/^(?:auth\.test|users\.list|nowhere)$/u.test(method);

export interface Lived {
  /** What is wrong, a sentence each. */
  readonly wrong: string[];
  /** Some moments never come: how often a card is painted depends on how changes fall together. */
  readonly deaths: number;
}

/** Dies at each of these moments, side by side, each in the life of an incident of its own. */
export async function dieAtEach(moments: readonly Moment[], beside: number): Promise<Lived> {
  const wrong: string[] = [];
  let deaths = 0;
  const batches = [
    ...moments.filter(({ isFirst }) => isFirst).map((moment) => [moment]),
    ...inBatches(moments.filter(({ isFirst }) => !isFirst)),
  ].values();
  const work = async () => {
    for (const batch of batches) {
      await inAHouse(async (house) => {
        const people = new People(house);
        if (!batch[0]?.isFirst) await liveThrough(house, people);
        for (const moment of batch) {
          const found = await dieAt(house, people, moment).catch(({ stack }: Error) => [String(stack)]);
          wrong.push(...found.map((words) => `${inWords(moment)}: ${words}`));
        }
        deaths += house.deaths;
      });
    }
  };
  await Promise.all(Array.from({ length: beside }, work));
  return { wrong, deaths };
}

function inBatches<T>(things: readonly T[]): T[][] {
  const count = Math.ceil(things.length / livesAHouse);
  return Array.from({ length: count }, (_, n) => things.slice(n * livesAHouse, (n + 1) * livesAHouse));
}

async function dieAt(house: House, people: People, { method, nth, phase }: Moment): Promise<string[]> {
  const name = new RegExp(`^${method.replaceAll('.', '\\.')}$`, 'u');
  const fault = () => {
    // Nobody is there any more to be answered.
    void house.kill();
    return { kind: 'hang' } as const;
  };
  const end = house.weather.begin({ method: name, phase, skip: nth - 1, count: 1, fault });
  await liveThrough(house, people);
  end();
  return verdict(house, people.typed);
}

/** One incident from its declaration to its summary. What was not acknowledged is typed again, as people do. */
async function liveThrough(house: House, people: People): Promise<void> {
  const incident = (await people.say((token) => `declare sev2 Checkout ${token}`))?.incident;
  if (incident === undefined) throw new Error('nobody could declare anything');
  const lines: readonly Line[] = [
    (token) => `#${incident} update ${token}`,
    (token) => `#${incident} update ${token}`,
    (token) => `#${incident} resolve ${token}`,
  ];
  for (const [n, line] of lines.entries()) {
    // One after the other, so that each takes the calls that it takes.
    await house.slack.until(async () => await hasPosted(house, incident, n), { ms: patience });
    await people.say(line, { incident });
  }
  await house.slack.until(async () => await isDrafted(house, incident), { ms: patience });
  await settled(house, patience);
}

/** The card and that many entries behind it are in the room. */
const hasPosted = async (house: House, id: number, entries: number): Promise<boolean> =>
  (await rowsOf(house, `select 1 from receipt where incident_id = ${id} and follower = 'channel'`)).length > entries;

const isDrafted = async (house: House, id: number): Promise<boolean> =>
  (await rowsOf(house, `select 1 from timeline_entry where incident_id = ${id} and kind = 'drafted'`)).length === 1;

async function inAHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const house = await House.open();
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
