import { counted } from '../../domain/counted.ts';
import { postgresMigrations } from '../../migrations.ts';
import { explainPostgres, shownPostgres } from '../../postgres-trouble.ts';
import { botsAtWork } from '../../store/postgres/bots.ts';
import { watchClock } from '../../store/postgres/clock.ts';
import { connect, type Postgres } from '../../store/postgres/connection.ts';
import { type Schema, schemaOf, tablesMadeIn } from '../../store/postgres/migrate.ts';
import { refusePooler } from '../../store/postgres/pooler.ts';
import { lookAtServer, refuseServer, risksOf, type Server } from '../../store/postgres/server.ts';
import type { Facts } from './facts.ts';
import { sharedFacts } from './facts-postgres.ts';
import { type Finding, note, well, wrong } from './finding.ts';

interface Look {
  readonly findings: readonly Finding[];
  readonly facts?: Facts | undefined;
}

const about = 'Database';

/** Asks the PostgreSQL of the record, makes nothing there and migrates nothing: bots may be at work on it. */
export async function lookAtSharedDatabase(url: string): Promise<Look> {
  const findings: Finding[] = [];
  let db: Postgres | undefined;
  try {
    await refusePooler(url);
    db = connect(url, { patience: 0, most: 1 });
    const server = await lookAtServer(db);
    refuseServer(server);
    findings.push(well(about, `${shownPostgres(url)} answers, PostgreSQL ${server.version}`));
    findings.push(aboutDurability(server), await aboutClock(db));
    const schema = await schemaOf(db, postgresMigrations);
    const facts = isUsable(schema) ? await sharedFacts(db) : undefined;
    findings.push(aboutSchema(schema, facts), await aboutRights(db, schema));
    if (isUsable(schema)) findings.push(await aboutBots(db));
    return { findings, facts };
  } catch (error) {
    const words = explainPostgres(error, url) ?? `${shownPostgres(url)} cannot be read (${(error as Error).message}).`;
    return { findings: [...findings, wrong(about, words.replace(/\.$/u, ''))] };
  } finally {
    await db?.close();
  }
}

const isUsable = ({ newer, missing }: Schema): boolean => newer.length === 0 && missing.length === 0;

function aboutDurability(server: Server): Finding {
  const risks = risksOf(server);
  if (risks.length > 0) return note('Durable', risks.join('; '));
  const usual = server.synchronousCommit;
  const ours = ['on', 'remote_apply'].includes(usual) ? usual : `on for Sitrep, ${usual} for others`;
  return well('Durable', `fsync and full_page_writes are on, synchronous_commit is ${ours}`);
}

async function aboutClock(db: Postgres): Promise<Finding> {
  const clock = watchClock({ db });
  clock.stop();
  await clock.look();
  const trouble = clock.trouble();
  return trouble === undefined ? well('Clock', "agrees with PostgreSQL's") : wrong('Clock', trouble);
}

function aboutSchema({ isNone, newer, missing }: Schema, facts: Facts | undefined): Finding {
  if (isNone) return note('Schema', 'not there yet: made at the first start');
  if (newer.length > 0) {
    return wrong('Schema', `written by a newer Sitrep (${newer.join(', ')}): start that one instead`);
  }
  if (missing.length > 0) {
    return note('Schema', 'of an older Sitrep: the next start brings it up to date; make a backup with pg_dump before');
  }
  return well('Schema', `that of this Sitrep: ${facts?.open} of ${facts?.incidents} incidents open`);
}

/** To write what is there, and to make what is not. */
async function aboutRights(db: Postgres, { isNone, missing }: Schema): Promise<Finding> {
  const [may = false] = await db.pluck<boolean>(
    "select coalesce(has_schema_privilege(current_schema(), 'create'), false)",
  );
  const closed = isNone ? [] : await closedTables(db);
  if (closed.length > 0) {
    return wrong('Rights', `this user may not write ${closed.join(', ')}: grant all on them, or make it their owner`);
  }
  if (may) return well('Rights', 'this user may make and write what Sitrep needs');
  const words =
    'this user may make no tables: give it a schema of its own (create schema authorization …), or grant create on this one';
  return missing.length > 0
    ? wrong('Rights', words)
    : note('Rights', `${words}, before the next version of Sitrep needs it`);
}

const closedTables = (db: Postgres): Promise<string[]> =>
  db.pluck(
    `select name from unnest(@tables::text[]) name where to_regclass(name) is not null
      and not (has_table_privilege(to_regclass(name), 'select') and has_table_privilege(to_regclass(name), 'insert')
        and has_table_privilege(to_regclass(name), 'update') and has_table_privilege(to_regclass(name), 'delete'))`,
    { tables: tablesMadeIn(postgresMigrations) },
  );

async function aboutBots(db: Postgres): Promise<Finding> {
  const bots = await botsAtWork(db);
  if (bots === 0) return well('Bots', 'none is at work on it now');
  return well('Bots', `${counted(bots, 'bot')} ${bots === 1 ? 'is' : 'are'} at work on it`);
}
