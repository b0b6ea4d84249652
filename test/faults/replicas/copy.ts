import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database, { type Database as Db } from 'better-sqlite3';
import { Client, types } from 'pg';
import { readJson, readText } from '../../../src/store/postgres/characters.ts';

const migrations = resolve('db/sqlite');

/** The record as SQLite would have it, so that the checker reads the same whichever engine kept it. */
export async function copyOf(databaseUrl: string): Promise<Db> {
  const db = new Database(':memory:');
  for (const name of readdirSync(migrations).sort()) db.exec(readFileSync(join(migrations, name), 'utf8'));
  db.pragma('foreign_keys = off');
  const client = new Client({ connectionString: databaseUrl, types: asSqlite });
  await client.connect();
  try {
    for (const table of tablesOf(db)) {
      const columns = db.pragma(`table_info(${table})`) as Array<{ name: string }>;
      const names = columns.map(({ name }) => name).join(', ');
      const { rows } = await client.query({ text: `select ${names} from ${table}`, rowMode: 'array' });
      const insert = db.prepare(`insert into ${table} (${names}) values (${columns.map(() => '?').join(', ')})`);
      for (const row of rows) insert.run(row);
    }
  } finally {
    await client.end();
  }
  return db;
}

const tablesOf = (db: Db): string[] =>
  db.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all();

const readers = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, Number],
  [types.builtins.TEXT, readText],
  [types.builtins.JSON, readJson],
]);
const asSqlite = { getTypeParser: (oid: number) => readers.get(oid) ?? types.getTypeParser(oid) } as never;
