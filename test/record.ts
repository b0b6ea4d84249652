import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Store } from '../src/desk/ports.ts';
import { migrations, postgresMigrations } from '../src/migrations.ts';
import type { Values } from '../src/store/postgres/connection.ts';
import { openPostgresStore } from '../src/store/postgres/store.ts';
import { openSqliteStore } from '../src/store/sqlite/store.ts';
import { blank, createDatabase, isOnPostgres, type TestDatabase } from './postgres/database.ts';

/** Where the record of a bot lies: in its folder, or in a database of its own. */
export interface Place {
  readonly dataDir: string;
  readonly database?: TestDatabase | undefined;
}

export type OpenStore = Store & { close(): unknown };

/** The record, opened once more beside the bot. */
export async function recordOf({ dataDir, database }: Place): Promise<OpenStore> {
  if (!database) return openSqliteStore(join(dataDir, 'sitrep.db'), { migrations });
  return openPostgresStore(database.url, { migrations: postgresMigrations });
}

/**
 * Rows of the record, read or written beside the bot, in SQL that both engines take: JSON comes as it was written,
 * a count as a number. What may hold an `@` is a value: `@name` stands for it.
 */
export async function rowsOf<T>({ dataDir, database }: Place, sql: string, values: Values = {}): Promise<T[]> {
  if (database) return database.rows<T>(sql, values);
  const db = new Database(join(dataDir, 'sitrep.db'));
  try {
    const statement = db.prepare<[Values], T>(sql);
    if (statement.reader) return statement.all(values);
    statement.run(values);
    return [];
  } finally {
    db.close();
  }
}

const opened = new Set<() => Promise<void>>();

/** A record of nobody's. For afterEach or afterAll there is `closeRecords`. */
export async function newRecord(): Promise<Store> {
  if (!isOnPostgres()) return openSqliteStore(':memory:', { migrations });
  const database = await createDatabase(blank);
  const store = await openPostgresStore(database.url, { migrations: postgresMigrations });
  opened.add(async () => {
    await store.close();
    await database.drop();
  });
  return store;
}

export async function closeRecords(): Promise<void> {
  const closing = [...opened].map((close) => close());
  opened.clear();
  await Promise.all(closing);
}
