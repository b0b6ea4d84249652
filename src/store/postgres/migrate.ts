import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asks, Postgres } from './connection.ts';
import { RefusedRecord } from './refused-record.ts';

/** Two starts at once: the second waits for the first. */
const lock = 'select pg_advisory_xact_lock(5478)';

/**
 * Runs the numbered .sql files not yet run, in order, in one transaction, one bot at a time. Throws `RefusedRecord` for a
 * database that a newer Sitrep wrote, or that is somebody else's.
 */
export async function migrate(db: Postgres, folder: string): Promise<void> {
  const files = filesIn(folder);
  await db.transaction(async (tx) => {
    await tx.run(lock);
    const ran = await alreadyRun(tx);
    const newer = ran.filter((name) => !files.includes(name));
    if (newer.length > 0) {
      const by = newer.join(', ');
      throw new RefusedRecord(`The database was written by a newer Sitrep (${by}): start that one instead.`);
    }
    for (const name of files) {
      if (ran.includes(name)) continue;
      await tx.script(readFileSync(join(folder, name), 'utf8'));
      await tx.run('insert into migration (name) values (@name)', { name });
    }
  });
}

/** How far the schema of a database is. Changes nothing in it. */
export interface Schema {
  /** Sitrep has never been there. */
  readonly isNone: boolean;
  /** What this Sitrep does not know. */
  readonly newer: readonly string[];
  /** What the next start runs. */
  readonly missing: readonly string[];
}

export async function schemaOf(db: Asks, folder: string): Promise<Schema> {
  const isNone = (await db.pluck("select to_regclass('migration')::text"))[0] === null;
  const ran = isNone ? [] : await db.pluck<string>('select name from migration order by name');
  const files = filesIn(folder);
  return {
    isNone,
    newer: ran.filter((name) => !files.includes(name)),
    missing: files.filter((name) => !ran.includes(name)),
  };
}

/** Whether its schema is that of this Sitrep. */
export async function isCurrent(db: Asks, folder: string): Promise<boolean> {
  const { newer, missing } = await schemaOf(db, folder);
  return newer.length === 0 && missing.length === 0;
}

/** The tables that are made by the .sql files of a folder. */
export const tablesMadeIn = (folder: string): string[] =>
  filesIn(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/^create table (\w+)/gmu)].map(([, table = '']) => table),
  );

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();

async function alreadyRun(tx: Asks): Promise<string[]> {
  const has = async (table: string) => (await tx.pluck('select to_regclass(@table)', { table }))[0] !== null;
  if (await has('migration')) return tx.pluck('select name from migration order by name');
  if (await has('incident')) {
    throw new RefusedRecord('The database has a table “incident” that is not Sitrep’s: give Sitrep one of its own.');
  }
  await tx.run('create table migration (name text primary key, ran_at timestamptz not null default now())');
  return [];
}
