import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { whoWeAre } from './connection.ts';
import { RefusedRecord } from './refused-record.ts';

/** Milliseconds. */
const patience = 5000;
/** For the second session, whose turn may come only when the first has ended its transaction. */
const aMoment = 500;
/**
 * Which of the two sessions goes first. What hands out what it got back last shows in the second round, what hands out
 * what has waited longest in the third, and what takes any most likely by the last.
 */
const rounds: ReadonlyArray<readonly [0 | 1, 0 | 1]> = [
  [0, 1],
  [0, 1],
  [1, 0],
  [1, 0],
  [0, 1],
  [1, 0],
];

/**
 * Throws `RefusedRecord` where something between us and PostgreSQL gives each transaction another connection: what belongs
 * to a session, the locks by which bots know each other and the notices that they send, would be anybody's. Seen by the
 * processes in which two sessions find themselves: each has its own, and keeps it.
 */
export async function refusePooler(url: string): Promise<void> {
  const options = { connectionString: url, application_name: whoWeAre };
  const clients = [0, 1].map(
    () => new Client({ ...options, connectionTimeoutMillis: patience, query_timeout: patience }),
  ) as [Client, Client];
  try {
    for (const client of clients) {
      client.on('error', () => {});
      await client.connect();
    }
    if (await isPooled(clients)) throw new RefusedRecord(pooled);
  } catch (cause) {
    // PgBouncer: what it says where not even a transaction has one connection.
    throw /pooling mode/u.test((cause as Error).message) ? new RefusedRecord(pooled) : cause;
  } finally {
    for (const client of clients) await client.end().catch(() => {});
  }
}

const pooled =
  'A pooler such as PgBouncer gives each transaction another connection, and Sitrep needs sessions that stay: let DATABASE_URL name PostgreSQL itself, or a pool with pool_mode = session.';

async function isPooled(clients: readonly [Client, Client]): Promise<boolean> {
  const processes: [number?, number?] = [];
  for (const [first, second] of rounds) {
    const one = await begin(clients[first]);
    const beginning = begin(clients[second]);
    await Promise.race([beginning.catch(() => {}), sleep(aMoment)]);
    await clients[first].query('commit');
    const two = await beginning;
    await clients[second].query('commit');
    if (one === two || (processes[first] ?? one) !== one || (processes[second] ?? two) !== two) return true;
    processes[first] = one;
    processes[second] = two;
  }
  return false;
}

/** Gives the number of the process. In one go, and prepared nowhere. */
async function begin(client: Client): Promise<number> {
  const answers = (await client.query('begin; select pg_backend_pid() as pid')) as unknown as Array<{
    rows: Array<{ pid: number }>;
  }>;
  return answers[1]?.rows[0]?.pid ?? 0;
}
