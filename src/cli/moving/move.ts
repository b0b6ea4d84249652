import type { Database as Db } from 'better-sqlite3';
import { walkChain } from '../../store/postgres/chain.ts';
import type { Asks, Postgres } from '../../store/postgres/connection.ts';
import {
  clear,
  countOf,
  firstOther,
  leaveInDoubt,
  movingSetting,
  rowsOf,
  type Table,
  tablesOf,
  write,
} from '../../store/postgres/moving.ts';
import { createProgress } from '../export/progress.ts';

/** What was moved. */
export interface Moved {
  readonly incidents: number;
  readonly entries: number;
  readonly rows: number;
}

/** What stands there now is not what was in the file, in words for whoever moves it. */
export class Unmoved extends Error {}

/** Whoever starts on the database meanwhile is refused, and so is whoever starts on what was half moved. */
export async function move(file: Db, db: Postgres): Promise<Moved> {
  const tables = await tablesOf(file, db);
  const installation = file.prepare<[], string>("select value from setting where name = 'installation'").pluck().get();
  const mark = (asks: Asks) =>
    asks.run('insert into setting (name, value) values (@name, @value) on conflict (name) do nothing', {
      name: movingSetting,
      value: installation ?? '',
    });
  await mark(db);
  const total = tables.reduce((sum, table) => sum + countOf(file, table), 0);
  await copy(file, db, tables, total, mark);
  await compare(file, db, tables, total);
  const entries = await readThrough(db, file);
  await leaveInDoubt(db);
  await db.run('delete from setting where name = @name', { name: movingSetting });
  return { incidents: count(file, 'incident'), entries, rows: total };
}

async function copy(
  file: Db,
  db: Postgres,
  tables: readonly Table[],
  total: number,
  mark: (asks: Asks) => Promise<unknown>,
): Promise<void> {
  const progress = createProgress(total, process.stderr, 'rows moved');
  for (const table of tables) {
    await db.transaction(async (tx) => {
      await clear(tx, table);
      // It lies among the settings itself.
      if (table.name === 'setting') await mark(tx);
    });
    for (const rows of rowsOf(file, table)) {
      await write(db, table, rows);
      progress.step(rows.length);
    }
  }
  progress.end();
}

async function compare(file: Db, db: Postgres, tables: readonly Table[], total: number): Promise<void> {
  const progress = createProgress(total, process.stderr, 'rows compared');
  for (const table of tables) {
    for (const rows of rowsOf(file, table)) {
      const other = await firstOther(db, table, rows);
      if (other !== undefined)
        throw new Unmoved(`${other} is not in PostgreSQL as it is in the file: empty that database and move it again.`);
      progress.step(rows.length);
    }
    const [there = 0] = await db.pluck<number>(`select count(*) from ${table.name}`);
    const expected = countOf(file, table) + (table.name === 'setting' ? 1 : 0);
    if (there !== expected)
      throw new Unmoved(
        `${table.name} has ${there} rows there, and ${expected} here: empty that database and move it again.`,
      );
  }
  progress.end();
}

/** Every hash anew, as PostgreSQL has its entries. */
async function readThrough(db: Postgres, file: Db): Promise<number> {
  const progress = createProgress(count(file, 'timeline_entry'), process.stderr, 'entries read through');
  let read = 0;
  for await (const { entries, broken } of walkChain(db)) {
    if (broken[0])
      throw new Unmoved(`The record is broken, here as there: ${broken[0].words}; npx sitrep check says more.`);
    read += entries;
    progress.step(entries);
  }
  progress.end();
  return read;
}

const count = (file: Db, table: string): number =>
  file.prepare<[], number>(`select count(*) from ${table}`).pluck().get() ?? 0;
