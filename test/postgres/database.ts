import { Client } from 'pg';
import { connect, type Postgres, type Values } from '../../src/store/postgres/connection.ts';

/** A new and empty database in the PostgreSQL of the suite. */
export interface TestDatabase {
  readonly url: string;
  /** What is asked beside the bot, with a connection of our own. */
  rows<T>(sql: string, values?: Values): Promise<T[]>;
  /** Ends whoever still uses it. */
  drop(): Promise<void>;
}

/** Whether the houses of this run keep their records in PostgreSQL. */
export const isOnPostgres = (): boolean => process.env['TEST_STORE'] === 'postgres';

/** A database of the suite with the tables of a record, empty, that nobody opens: made once, copied for each house. */
export const blank = 'sitrep_blank';

let count = 0;

/** Empty, or a copy of one. */
export async function createDatabase(like = 'template1'): Promise<TestDatabase> {
  const suite = process.env['TEST_POSTGRES_URL'];
  if (!suite) throw new Error('The suite has no PostgreSQL.');
  const name = `sitrep_${process.pid}_${++count}_${Date.now().toString(36)}`;
  await ask(suite, `create database ${name} template ${like}`);
  const url = new URL(suite);
  url.pathname = `/${name}`;
  let beside: Postgres | undefined;
  return {
    url: url.href,
    rows: <T>(sql: string, values?: Values) => {
      beside ??= connect(url.href, { most: 1 });
      return beside.all<T>(sql, values);
    },
    async drop() {
      await beside?.close();
      await ask(suite, `drop database if exists ${name} with (force)`);
    },
  };
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
