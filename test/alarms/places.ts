import { Redis } from 'ioredis';
import { Client } from 'pg';
import { type ManagedRedis, startRedis } from '../../src/alarms/redis-server.ts';
import type { House } from '../house.ts';
import { createDatabase } from '../postgres/database.ts';
import { jobOf, prefixOf } from './reminders.ts';

/** Where the jobs of a house lie, and what is known of them there. */
export interface TestPlace {
  readonly env: Record<string, string>;
  /** Whether the job of a reminder waits there. */
  isQueued(house: House, due: string): Promise<boolean>;
  /** The entry of the digest on the queue's calendar. */
  daily(house: House): Promise<Record<string, string> | undefined>;
  /** Takes all jobs away, as one that was started anew without its data. */
  empty(): Promise<unknown>;
  close(): Promise<void>;
}

export interface RedisPlace extends TestPlace {
  readonly redis: ManagedRedis;
  readonly client: Redis;
}

/** A Redis of its own, which a test may empty or kill. */
export async function onRedis(): Promise<RedisPlace> {
  const redis = (await startRedis()) as ManagedRedis;
  const client = new Redis(redis.url, { maxRetriesPerRequest: null, retryStrategy: () => 10 });
  client.on('error', () => {}); // while it is away
  return {
    env: { REDIS_URL: redis.url },
    redis,
    client,
    isQueued: async (house, due) =>
      (await client.zscore(`${await prefixOf(house)}:alarms:delayed`, jobOf(due))) !== null,
    async daily(house) {
      const entry = await client.hgetall(`${await prefixOf(house)}:alarms:repeat:daily`);
      return Object.keys(entry).length > 0 ? entry : undefined;
    },
    empty: () => client.flushall(),
    async close() {
      client.disconnect();
      await redis.stop();
    },
  };
}

/** A database of its own in the suite's PostgreSQL. */
export async function onPostgres(): Promise<TestPlace> {
  const database = await createDatabase();
  return { ...inDatabase(database.url), close: database.drop };
}

/** The queue in a database, wherever that is. */
export function inDatabase(url: string): Omit<TestPlace, 'close'> {
  return {
    env: { QUEUE_URL: url, REDIS_URL: '' },
    async isQueued(house, due) {
      const sql = "select 1 from sitrep_queue.job where queue = $1 and id = $2 and state = 'delayed'";
      return (await ask(url, sql, [await prefixOf(house), jobOf(due)])).length === 1;
    },
    empty: () => ask(url, 'truncate sitrep_queue.job, sitrep_queue.scheduler cascade'),
    async daily(house) {
      const sql = "select name, pattern, tz from sitrep_queue.scheduler where queue = $1 and scheduler_id = 'daily'";
      return (await ask(url, sql, [await prefixOf(house)]))[0];
    },
  };
}

export async function ask(url: string, sql: string, values: string[] = []): Promise<Record<string, string>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(sql, values)).rows;
  } catch (error) {
    // The queue is not there yet, or its server is away.
    if (/42P01|57P0|ECONN/u.test((error as { code?: string }).code ?? '')) return [];
    throw error;
  } finally {
    await client.end();
  }
}
