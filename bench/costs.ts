import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startPostgres } from '../test/postgres/server.ts';
import { fewAtOnce, settled } from './incidents.ts';
import { worked, workedTogether } from './machine.ts';
import { followerNames } from './seed.ts';
import { Side } from './side.ts';
import type { Sizes } from './sizes.ts';
import { atRate } from './typing.ts';

/** What a command costs until it is answered and told: milliseconds of one core. */
export interface Costs {
  readonly bot: number;
  readonly redis: number;
  /** None with SQLite, which works in the bot. */
  readonly postgres: number;
}

/** Commands a second: more than people type, and less than anything here can do. */
const rate = 20;
/** Of ten commands those that are announced too. */
const announced = 4;
const patience = 300_000;

/** Types for a while, and looks into Linux's books. */
export async function costsOn(engine: 'sqlite' | 'postgres', { people, phase }: Sizes): Promise<Costs> {
  const server = engine === 'postgres' ? await startPostgres({ durable: true }) : undefined;
  const url = await server?.create();
  const side = await Side.open('sitrep', { env: url === undefined ? {} : { DATABASE_URL: url } });
  try {
    const numbers = Array.from({ length: people }, (_, n) => n + 1);
    await fewAtOnce(numbers, (n) => side.done(`declare sev3 Trouble ${n}`));
    const line = (n: number) => `#${(n % people) + 1} ${n % 10 < announced ? 'update' : 'note'} word ${n}`;
    await atRate(side.typist, rate, phase, line);
    await allTold();
    const before = await books();
    const { took } = await atRate(side.typist, rate, 3 * phase, line);
    await allTold();
    const after = await books();
    const each = (part: keyof Costs) => (after[part] - before[part]) / took.length;
    return { bot: each('bot'), redis: each('redis'), postgres: each('postgres') };
  } finally {
    await side.close();
    await server?.stop();
  }

  async function allTold(): Promise<void> {
    await (url === undefined ? settled(side, patience) : toldIn(url));
    // Cards keep a pace of one a second, and what goes to Redis goes behind all else.
    await sleep(2000);
  }

  async function books(): Promise<Costs> {
    const info = await side.redis.ask((client) => client.info('cpu'));
    const seconds = [...info.matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gmu)].map(([, figure]) => Number(figure));
    return {
      bot: worked(side.bot.pid),
      redis: seconds.reduce((sum, one) => sum + one, 0) * 1000,
      postgres: server ? workedTogether(server.pid()) : 0,
    };
  }
}

/** Every follower has told every timeline to its end. */
export async function toldIn(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const behind = `
    select id from incident left join bookmark on incident_id = id and seq = version
    group by id having count(seq) < $1 limit 1`;
  const end = performance.now() + patience;
  while ((await client.query(behind, [followerNames().length])).rows.length > 0) {
    if (performance.now() > end) throw new Error('Slack has not been told of everything in time');
    await sleep(100);
  }
  await client.end();
}
