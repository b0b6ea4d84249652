import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../audit/audit.ts';
import { lookAt } from '../audit/evidence.ts';
import { isTaken, type Line, People } from '../people.ts';
import { copyOf } from './copy.ts';
import { SharedHouse } from './house.ts';

export interface Plan {
  readonly replicas: number;
  readonly queue: 'redis' | 'postgres';
  /** Each bot has sockets of its own. */
  readonly overSocket?: boolean;
  /** Milliseconds for which people type. */
  readonly lasts: number;
  /** People, each in an incident of their own. */
  readonly people: number;
  /** Milliseconds between two ends of a bot. */
  readonly endEvery: number;
  /** `kill -9`, or SIGTERM to one after the other, each when the one before is back: a rolling restart. */
  readonly how: 'killed' | 'rolled';
  /** Milliseconds until PostgreSQL goes, once; and for which it is away. */
  readonly restartAt?: number;
  /** Nothing else runs on the machine: who hears nothing for three seconds was let down, and not kept from the processor. */
  readonly alone?: boolean;
  readonly away?: number;
}

export interface Outcome {
  readonly wrong: readonly string[];
  readonly typed: number;
  readonly taken: number;
  /** Lines that were acknowledged by a word that the answer follows. */
  readonly late: number;
  /** Lines to which no answer came at all, since the bot that had them was killed: typed again by whoever typed them. */
  readonly unanswered: number;
  /** Of those, who was answered by an error, and not just by nobody. */
  readonly turnedAway: number;
  readonly deaths: number;
}

/** Milliseconds for which a killed bot still takes a connection. Over a socket that closes nobody can acknowledge what is on its way. */
const dying = 250;

/** Milliseconds in which everything must have been told once nothing goes wrong any more. */
const patience = 60_000;

/** People type while one bot after the other ends; gives what is not as it must be in the end. */
export async function whileBotsEnd(plan: Plan): Promise<Outcome> {
  const house = await SharedHouse.open(plan.replicas, plan);
  try {
    const people = new People(house);
    const until = Date.now() + plan.lasts;
    const disturbed = Promise.all([ending(house, plan, until), restarting(house, plan)]);
    await Promise.all(Array.from({ length: plan.people }, (_, n) => aResponder(people, n, until)));
    await disturbed;
    const late = await settle(house);
    const db = await copyOf(house.databaseUrl);
    const { slack } = house;
    const secrets = [slack.botToken, slack.appToken, slack.signingSecret];
    const { typed } = people;
    const evidence = { db, slack: await lookAt(slack), typed, log: house.log(), secrets, refused: false };
    const unanswered = typed.filter(({ status, isLate }) => status !== 200 && !isLate);
    const forNothing = unanswered
      .filter(({ status }) => plan.alone || status !== 0)
      .filter(({ from = 0, until = 0 }) => !house.kills.some((at) => at >= from - dying && at <= until))
      .filter(
        ({ from = 0 }) => !(house.overSocket && house.stops.some(([asked, over]) => asked <= from && from <= over)),
      )
      .map(({ line, status, text }) => `“${line}” was not acknowledged (${status} ${text}), and no bot died meanwhile`);
    const wrong = [...late, ...house.complaints, ...forNothing, ...audit(evidence)];
    db.close();
    return {
      wrong,
      typed: typed.length,
      taken: typed.filter(isTaken).length,
      late: typed.filter(({ isLate }) => isLate).length,
      unanswered: unanswered.length,
      turnedAway: unanswered.filter(({ status }) => status !== 0).length,
      deaths: house.kills.length,
    };
  } finally {
    await house.close();
  }
}

async function ending(house: SharedHouse, { endEvery, how }: Plan, until: number): Promise<void> {
  for (let n = 0; Date.now() + endEvery < until; n++) {
    await sleep(endEvery);
    await (how === 'killed' ? house.kill(n) : house.roll(n));
  }
}

async function restarting({ postgres }: SharedHouse, { restartAt, away = 500 }: Plan): Promise<void> {
  if (restartAt === undefined) return;
  await sleep(restartAt);
  await postgres.restart(away);
}

const lines: readonly Line[] = [
  (token) => `update ${token} we are looking, next update in 3 seconds`,
  (token) => `note ${token} seen in the log`,
  (token) => `status identified ${token} we think`,
  (token) => `severity sev1 ${token} it is worse`,
  (token) => `action ${token} look again @mei by Friday`,
  (token) => `promise ${token} by Friday`,
  (token) => `status monitoring ${token} we think`,
  (token) => `severity sev2 ${token} it is better`,
];

/** Declares, types one line after the other, and resolves. */
async function aResponder(people: People, n: number, until: number): Promise<void> {
  const incident = (await people.say((token) => `declare sev2 Checkout ${token}`))?.incident;
  if (incident === undefined) throw new Error('nobody could declare anything');
  for (let turn = n; Date.now() < until; turn++) {
    const line = lines[turn % lines.length] as Line;
    await people.say((token) => `#${incident} ${line(token)}`, { incident });
    await sleep(100);
  }
  await people.say((token) => `#${incident} resolve ${token} it is over`, { incident });
}

/** All is told, and all that was due has rung; gives what was not in time. */
async function settle(house: SharedHouse): Promise<string[]> {
  const end = Date.now() + patience;
  for (;;) {
    const waiting = await whatWaits(house);
    if (waiting.length === 0) return [];
    if (Date.now() > end) return waiting.slice(0, 5);
    await sleep(250);
  }
}

async function whatWaits({ databaseUrl }: SharedHouse): Promise<string[]> {
  const db = await copyOf(databaseUrl);
  try {
    const soon = new Date(Date.now() + 4000).toISOString();
    return [
      ...db
        .prepare<[string], string>(
          "select 'an alarm of #' || incident_id || ' due ' || due_at from alarm where rung_at is null and due_at < ?",
        )
        .pluck()
        .all(soon),
      ...db
        .prepare<[], string>(`
          select bookmark.follower || ' has told #' || id || ' up to ' || seq || ' of ' || version
          from bookmark join incident on id = incident_id where seq < version`)
        .pluck()
        .all(),
    ];
  } finally {
    db.close();
  }
}
