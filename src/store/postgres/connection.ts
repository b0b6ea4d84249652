import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CustomTypesConfig, Pool, type PoolClient, types } from 'pg';
import { RecordAway } from '../../desk/ports.ts';
import { Json, readJson, readText, writeJson, writeText } from './characters.ts';
import { isPassing } from './faults.ts';
import { statement } from './statement.ts';

/** Values by the names that a statement has for them. */
export type Values = Readonly<Record<string, unknown>>;

export interface Asks {
  all<R>(sql: string, values?: Values): Promise<R[]>;
  get<R>(sql: string, values?: Values): Promise<R | undefined>;
  /** Rows as values, in the order of their columns. */
  raw<R>(sql: string, values?: Values): Promise<R[]>;
  /** The first column of each row. */
  pluck<T>(sql: string, values?: Values): Promise<T[]>;
  /** How many rows it changed. */
  run(sql: string, values?: Values): Promise<number>;
  /** Several statements, as they stand in a file. */
  script(sql: string): Promise<void>;
}

export interface Postgres extends Asks {
  /**
   * Does all of it or nothing. Whether a commit was done whose answer never came is asked of `isDone`; where it was not,
   * the work is done again.
   */
  transaction<T>(work: (asks: Asks) => Promise<T>, isDone?: () => Promise<boolean>): Promise<T | undefined>;
  /** Asks once. */
  readonly once: Asks;
  /** Asks again for so many milliseconds. */
  within(milliseconds: number): Asks;
  close(): Promise<void>;
}

export interface PostgresOptions {
  /** Milliseconds for which it is asked again while nobody answers. */
  readonly patience?: number | undefined;
  /** Connections at once. */
  readonly most?: number | undefined;
}

/** Milliseconds. */
const usualPatience = 30_000;
const answersWithin = 10_000;

/** As whoever minds PostgreSQL sees us in pg_stat_activity. PostgreSQL: 63 bytes. */
export const whoWeAre = `sitrep process ${process.pid} on ${hostname()}`.slice(0, 63);

/** What is acknowledged is on disk, whatever this user, the database or the server has as its default. */
const durable = `
  select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') in ('off', 'local', 'remote_write')`;

/** Numbers are numbers; JSON stays as it was written. */
const readers = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, Number],
  [types.builtins.TEXT, readText],
  [types.builtins.JSON, readJson],
]);
const read = { getTypeParser: (oid: number) => readers.get(oid) ?? types.getTypeParser(oid) };

/**
 * A pool of connections to a database. While PostgreSQL is away, goes or comes back, what is asked waits and is asked again;
 * what waited in vain ends as `RecordAway`.
 */
export function connect(url: string, { patience = usualPatience, most = 10 }: PostgresOptions = {}): Postgres {
  const pool = new Pool({
    connectionString: url,
    types: read as CustomTypesConfig,
    max: most,
    connectionTimeoutMillis: 5000,
    query_timeout: answersWithin,
    keepAlive: true,
    application_name: whoWeAre,
    // Before anything is asked on it.
    verify: (client, done) => void client.query(durable).then(() => done(), done),
  });
  // An idle connection that goes: whoever asks next gets another one.
  pool.on('error', () => {});
  // One that goes while it is asked fails its question; that is enough.
  pool.on('connect', (client) => client.on('error', () => {}));
  let isClosed = false;

  const one = asks((query) => pool.query(query as never));
  return {
    ...within(patience),
    once: one,
    within,
    transaction: (work, isDone) => patiently((isFirst) => transaction(work, isFirst ? undefined : isDone)),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await pool.end();
    },
  };

  function within(most: number): Asks {
    return {
      all: <R>(sql: string, values?: Values) => patiently(() => one.all<R>(sql, values), most),
      get: <R>(sql: string, values?: Values) => patiently(() => one.get<R>(sql, values), most),
      raw: <R>(sql: string, values?: Values) => patiently(() => one.raw<R>(sql, values), most),
      pluck: <T>(sql: string, values?: Values) => patiently(() => one.pluck<T>(sql, values), most),
      run: (sql, values) => patiently(() => one.run(sql, values), most),
      script: (sql) => patiently(() => one.script(sql), most),
    };
  }

  async function patiently<T>(work: (isFirst: boolean) => Promise<T>, most = patience): Promise<T> {
    const until = performance.now() + most;
    for (let wait = 20, isFirst = true; ; wait = Math.min(wait * 2, 500), isFirst = false) {
      try {
        return await work(isFirst);
      } catch (cause) {
        if (!isPassing(cause)) throw cause;
        if (isClosed || performance.now() + wait > until) throw new RecordAway('PostgreSQL does not answer', { cause });
        await sleep(wait);
      }
    }
  }

  async function transaction<T>(
    work: (asks: Asks) => Promise<T>,
    isDone: (() => Promise<boolean>) | undefined,
  ): Promise<T | undefined> {
    if (await isDone?.()) return undefined;
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const done = await work(asks((query) => client.query(query as never)));
      await client.query('commit');
      return done;
    } catch (cause) {
      broken = isPassing(cause) ? (cause as Error) : await rolledBack(client);
      throw cause;
    } finally {
      client.release(broken);
    }
  }
}

interface Query {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
  readonly rowMode?: 'array';
}

type Ask = (query: Query | string) => Promise<{ rows: unknown[]; rowCount: number | null }>;

function asks(ask: Ask): Asks {
  const query = (sql: string, values: Values = {}): Query => {
    const { name, text, parameters } = statement(sql);
    return { name, text, values: parameters.map((parameter) => written(values[parameter])) };
  };
  const raw = async <R>(sql: string, values?: Values) =>
    (await ask({ ...query(sql, values), rowMode: 'array' })).rows as R[];
  return {
    raw,
    all: async <R>(sql: string, values?: Values) => (await ask(query(sql, values))).rows as R[],
    get: async <R>(sql: string, values?: Values) => (await ask(query(sql, values))).rows[0] as R | undefined,
    pluck: async <T>(sql: string, values?: Values) => (await raw<[T]>(sql, values)).map(([value]) => value),
    run: async (sql, values) => (await ask(query(sql, values))).rowCount ?? 0,
    script: async (sql) => void (await ask(sql)),
  };
}

function written(value: unknown): unknown {
  if (typeof value === 'string') return writeText(value);
  if (value instanceof Json) return writeJson(value.text);
  return Array.isArray(value) ? value.map(written) : (value ?? null);
}

/** Gives what is wrong with a connection that could not even do that. */
const rolledBack = (client: PoolClient): Promise<Error | undefined> =>
  client.query('rollback').then(
    () => undefined,
    (cause: Error) => cause,
  );
