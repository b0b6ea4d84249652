import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database as Db } from 'better-sqlite3';
import Database from 'better-sqlite3';
import { databaseOf } from '../config.ts';
import { counted } from '../domain/counted.ts';
import { migrations, postgresMigrations } from '../migrations.ts';
import { explainPostgres } from '../postgres-trouble.ts';
import { connect, type Postgres } from '../store/postgres/connection.ts';
import { migrate as migrateSchema } from '../store/postgres/migrate.ts';
import { movingSetting } from '../store/postgres/moving.ts';
import { RefusedRecord } from '../store/postgres/refused-record.ts';
import { lockOf, tryLock } from '../store/sqlite/lock.ts';
import { damageOf, schemaOf } from '../store/sqlite/soundness.ts';
import { optionsIn } from './keeping/options.ts';
import { refuse, say, wrongUsage } from './keeping/said.ts';
import { move, Unmoved } from './moving/move.ts';

const usage =
  'Type npx sitrep migrate --from sqlite:./data/sitrep.db --to postgres://…; DATA_DIR and DATABASE_URL are meant where one is left out.';

/**
 * Moves a record from SQLite to PostgreSQL, compares it row by row, and recomputes every hash. Broken off, it goes on when
 * it is typed again. Returns the exit code.
 */
export async function migrate(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { given, words } = optionsIn(args, ['from', 'to']);
  const { databasePath, databaseUrl } = databaseOf(env);
  const from = pathIn(given['from'] ?? databasePath);
  const to = given['to'] ?? databaseUrl;
  if (words.length > 0 || from === undefined || to === undefined || !/^postgres(?:ql)?:\/\/./u.test(to)) {
    return refuse(usage, wrongUsage);
  }
  const trouble = whyNot(from);
  if (trouble) return refuse(trouble);
  const lock = tryLock(lockOf(dirname(from)));
  if (!lock) return refuse(`A Sitrep writes ${from}: stop it first, or what it writes meanwhile would stay behind.`);
  try {
    return await moveTo(to, from);
  } finally {
    lock.release();
  }
}

/** `sqlite:./data/sitrep.db`, `sqlite:///data/sitrep.db`, or the path alone. */
function pathIn(words: string): string | undefined {
  const path = words.replace(/^sqlite:(?:\/\/(?=\/))?/u, '');
  return path === '' || /^\w+:\/\//u.test(path) ? undefined : resolve(path);
}

function whyNot(path: string): string | undefined {
  if (!existsSync(path))
    return `There is no record at ${path}: name sitrep.db with --from, or set DATA_DIR to its folder.`;
  const damage = damageOf(path);
  if (damage) return `${path} ${damage}, so nothing was moved: npx sitrep check says more.`;
  const db = new Database(path, { readonly: true });
  const { newer, missing } = schemaOf(db, migrations);
  db.close();
  if (newer.length > 0) return `${path} was written by a newer Sitrep (${newer.join(', ')}): move it with that one.`;
  if (missing.length > 0) return `${path} is of an older Sitrep: start this one on it once, and stop it, then move it.`;
  return undefined;
}

async function moveTo(url: string, from: string): Promise<number> {
  const db = connect(url, { patience: 3000 });
  const file = new Database(from, { readonly: true });
  const began = performance.now();
  try {
    await migrateSchema(db, postgresMigrations);
    const whose = await whoseIsIt(db, file);
    if (whose === 'ours')
      return said('✅ This record lies in that database already, and may have gone on there: set DATABASE_URL to it.');
    if (whose !== undefined) return refuse(whose);
    const { incidents, entries, rows } = await move(file, db);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(
      `✅ ${counted(incidents, 'incident')} with ${counted(entries, 'entry', 'entries')} are in PostgreSQL: ${rows} rows compared, every hash recomputed, in ${seconds} s.`,
    );
    say(`Set DATABASE_URL to it and start Sitrep. ${from} is as it was; keep it until you are content.`);
    return 0;
  } catch (cause) {
    if (cause instanceof RefusedRecord || cause instanceof Unmoved) return refuse(cause.message);
    const why = explainPostgres(cause, url, 'the address')?.replace(/\.$/u, '') ?? (cause as Error).message;
    return refuse(`The record was not moved (${why}): type the same again, and it goes on.`);
  } finally {
    file.close();
    await db.close();
  }
}

function said(words: string): number {
  say(words);
  return 0;
}

/** Why nothing can be moved into it; `ours`: this record was moved there before. */
async function whoseIsIt(db: Postgres, file: Db): Promise<string | undefined> {
  const installation = file.prepare<[], string>("select value from setting where name = 'installation'").pluck().get();
  const [there] = await db.pluck<string>("select value from setting where name = 'installation'");
  const [isMoving] = await db.pluck<string>('select value from setting where name = @name', { name: movingSetting });
  const [any] = await db.pluck<number>('select 1 from incident limit 1');
  if (isMoving !== undefined) {
    return isMoving === (installation ?? '')
      ? undefined
      : 'Another record was being moved into that database: name an empty one.';
  }
  if (any === undefined && there === undefined) return undefined;
  return there === installation ? 'ours' : 'That database holds another record: name an empty one.';
}
