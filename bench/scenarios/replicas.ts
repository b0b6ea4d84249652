import { setTimeout as sleep } from 'node:timers/promises';
import { plainCommand } from '../../src/sandbox/hand/plain-command.ts';
import { copyOf } from '../../test/faults/replicas/copy.ts';
import { SharedHouse } from '../../test/faults/replicas/house.ts';
import { startPostgres } from '../../test/postgres/server.ts';
import { figuresOf, finely, prompt, type Row, rowOf } from '../figures.ts';
import { fewAtOnce } from '../incidents.ts';
import { Side } from '../side.ts';
import type { Sizes } from '../sizes.ts';
import { atRate, flatOut } from '../typing.ts';
import type { Typist } from '../typist.ts';
import type { Scenario } from './scenario.ts';

const bots = 3;
const rates = [20, 100];

export const replicas: Scenario = {
  name: 'replicas',
  does: 'three bots on one PostgreSQL: alarms, with Redis and without; and what an answer takes there',
  async run(sizes) {
    const rows: Row[] = [];
    for (const queue of ['redis', 'postgres'] as const) rows.push(...(await rings(queue, sizes)));
    for (const count of [0, 1, bots]) rows.push(...(await answersOf(count, sizes)));
    return { rows };
  },
};

/** Promises an update of every incident, spread over the span; none comes, so every reminder rings. */
async function rings(queue: 'redis' | 'postgres', { reminders, span, lead }: Sizes): Promise<Row[]> {
  const house = await SharedHouse.open(bots, queue, 'info');
  try {
    let sent = 0;
    const say = async (words: string) => {
      const given = { user: house.slack.person('dana').id, trigger: `17.${++sent}.rings`, apiUrl: house.slack.apiUrl };
      const { text } = await house.slack.send(new URLSearchParams(plainCommand(words, given)).toString());
      if (!text.startsWith('✅')) throw new Error(`“${words}” was answered ${text}`);
    };
    const numbers = Array.from({ length: reminders }, (_, n) => n + 1);
    await fewAtOnce(numbers, (n) => say(`declare sev4 Trouble ${n}`));
    await told(house);
    const first = Date.now() + lead;
    const dueOf = (n: number) => first + ((n - 1) * span) / (reminders - 1);
    await fewAtOnce(numbers, (n) => say(`#${n} next ${((dueOf(n) - Date.now()) / 1000).toFixed(3)}s`));
    await sleep(first + span - Date.now() + 5000);
    return await judged(house, queue, reminders);
  } finally {
    await house.close();
  }
}

async function told({ databaseUrl }: SharedHouse): Promise<void> {
  for (let quiet = 0; quiet < 2; await sleep(500)) {
    const db = await copyOf(databaseUrl);
    const behind = db.prepare('select 1 from bookmark join incident on id = incident_id where seq < version').all();
    quiet = behind.length === 0 ? quiet + 1 : 0;
    db.close();
  }
}

async function judged(house: SharedHouse, queue: string, n: number): Promise<Row[]> {
  const db = await copyOf(house.databaseUrl);
  const rung = db
    .prepare<[], { incident: number; seq: number; due: string; at: string }>(
      `select incident_id as incident, seq, detail ->> 'due' as due, recorded_at as at from timeline_entry
      where kind = 'reminder' order by incident_id, seq`,
    )
    .all();
  db.close();
  const arrived = new Map<string, number[]>();
  for (const { args, at, answer } of house.slack.calls('chat.postMessage')) {
    const { event_payload: about } = (args['metadata'] ?? {}) as { event_payload?: Record<string, unknown> };
    if (answer?.ok !== true || about?.['follower'] !== 'channel') continue;
    const key = `${about['incident']} ${about['seq']}`;
    arrived.set(key, [...(arrived.get(key) ?? []), at]);
  }
  const first = rung.filter(
    ({ incident, due }, i) => rung.findIndex((o) => o.incident === incident && o.due === due) === i,
  );
  const messages = first.map(({ incident, seq, due }) => ({
    due: Date.parse(due),
    at: arrived.get(`${incident} ${seq}`) ?? [],
  }));
  const what = `${n} alarms on ${bots} bots, ${queue === 'redis' ? 'Redis' : 'PostgreSQL alone'}`;
  const recorded = {
    n,
    late: first.map(({ due, at }) => Date.parse(at) - Date.parse(due)),
    missing: n - first.length,
    doubled: rung.length - first.length,
  };
  const posted = {
    n,
    late: messages.flatMap(({ due, at }) => (at[0] === undefined ? [] : [at[0] - due])),
    missing: n - messages.filter(({ at }) => at.length > 0).length,
    doubled: messages.filter(({ at }) => at.length > 1).length,
  };
  return [rowOf(`${what}: recorded`, recorded, prompt), rowOf(`${what}: in Slack`, posted, prompt)];
}

/** So many bots on PostgreSQL; none: one on SQLite. */
async function answersOf(count: number, { people, phase }: Sizes): Promise<Row[]> {
  const postgres = count === 0 ? undefined : await startPostgres({ durable: true });
  const env = postgres ? { DATABASE_URL: await postgres.create() } : {};
  const sides = [await Side.open('sitrep', { env })];
  while (sides.length < count) sides.push(await Side.open('sitrep', { env, beside: sides[0] }));
  const [first] = sides as [Side];
  await flatOut(first.typist, 10, { count: people }, (n) => `declare sev4 Trouble ${n}`);
  await sleep(phase / 2);
  let n = 0;
  const inTurn: Pick<Typist, 'say'> = { say: (words) => (sides[n++ % sides.length] as Side).typist.say(words) };
  const rows: Row[] = [];
  await atRate(inTurn, rates[0] as number, 2000, (at) => `#${(at % people) + 1} note warm ${at}`);
  for (const rate of rates) {
    const { took, failed } = await atRate(inTurn, rate, phase, (at) => `#${(at % people) + 1} note told ${at}`);
    const { p50, p99, max } = figuresOf(took);
    const what = count === 0 ? 'one bot on SQLite' : `${count === 1 ? 'one bot' : `${count} bots`} on PostgreSQL`;
    rows.push({
      what: `${what}, ${rate}/s: answers`,
      n: took.length,
      missing: failed,
      p50: finely(p50),
      p99: finely(p99),
      max: finely(max),
    });
    await sleep(phase / 2);
  }
  for (const side of sides.reverse()) await side.close();
  await postgres?.stop();
  return rows;
}
