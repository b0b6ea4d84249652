import { postgresMigrations } from '../migrations.ts';
import { explainPostgres, shownPostgres } from '../postgres-trouble.ts';
import type { PostgresStore } from '../store/postgres/store.ts';

/** Milliseconds: whoever types waits. */
const patience = 3000;

/** A record in PostgreSQL of just this Sitrep's schema, to be written beside its bots; or one sentence about why not. */
export async function openPostgresRecord(url: string): Promise<PostgresStore | string> {
  const { connect } = await import('../store/postgres/connection.ts');
  const { isCurrent } = await import('../store/postgres/migrate.ts');
  const { refusePooler } = await import('../store/postgres/pooler.ts');
  const { openPostgresStore } = await import('../store/postgres/store.ts');
  try {
    await refusePooler(url);
    const db = connect(url, { patience, most: 1 });
    const isOurs = await isCurrent(db, postgresMigrations).finally(() => db.close());
    if (!isOurs) return notOurs;
    return await openPostgresStore(url, { migrations: postgresMigrations, patience });
  } catch (error) {
    return whyNotRead(error, url);
  }
}

/** Bots of an older Sitrep may be at work on it: only a start brings it up to date. */
export const notOurs = 'The database that DATABASE_URL names has no record of this Sitrep: start this one on it once.';

export const whyNotRead = (error: unknown, url: string): string =>
  explainPostgres(error, url) ?? `${shownPostgres(url)} cannot be read (${(error as Error).message}).`;
