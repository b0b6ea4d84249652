import { type Dangling, dangling } from '../rows/dangling.ts';
import type { Asks } from './connection.ts';
import { movingSetting } from './moving.ts';

/** What keeps the record as it is and is not in force, in words. */
export async function slackened(db: Asks): Promise<string[]> {
  const [kept] = await db.pluck<boolean>(
    "select tgenabled <> 'D' from pg_trigger where tgrelid = to_regclass('timeline_entry') and tgname = 'timeline_entry_is_kept'",
  );
  const loose = await db.pluck<string>(
    `select conname::text from pg_constraint where connamespace = (
      select relnamespace from pg_class where oid = to_regclass('incident')
    ) and not convalidated order by 1`,
  );
  const [half] = await db.pluck('select 1 from setting where name = @name', { name: movingSetting });
  return [
    ...(kept ? [] : ['the trigger that keeps entries as they were written is off']),
    ...loose.map((name) => `the constraint ${name} was never validated`),
    ...(half === undefined ? [] : ['a record was half moved into it: type npx sitrep migrate again']),
  ];
}

/** What speaks of what is not there, in words: rows that came past a constraint, and what no constraint can say. */
export async function danglingIn(db: Asks): Promise<string[]> {
  const found: string[] = [];
  const tables = await db.pluck<string>(
    "select conrelid::regclass::text from pg_constraint where contype = 'f' and confrelid = to_regclass('incident') order by 1",
  );
  for (const table of tables) {
    const orphans = await db.pluck<number>(
      `select distinct incident_id from ${table} where not exists (select 1 from incident where id = incident_id) order by 1`,
    );
    found.push(...orphans.map((id) => `#${id}: rows of ${table} have no incident`));
  }
  for (const sql of dangling) found.push(...(await db.all<Dangling>(sql)).map(({ id, words }) => `#${id}: ${words}`));
  return found;
}

/** The incidents of which a bot that is gone may have told Slack something that is not in the record. */
export const inDoubt = (db: Asks): Promise<number[]> =>
  db.pluck(
    "select substr(name, 10)::integer as id from lease where name like 'incident %' and not is_there(fence) order by id",
  );
