import { Client } from 'pg';
import { type Place, shownPlace } from '../../alarms/place.ts';
import { type Finding, well, wrong } from './finding.ts';

const about = 'Queue';
/** BullMQ 6 needs it. */
const oldest = 13;
const patience = 3000;

/** Whether PostgreSQL answers, is new enough, and lets Sitrep keep its queue there. Changes nothing in it. */
export async function lookAtPostgresQueue(place: Extract<Place, { kind: 'postgres' }>): Promise<Finding> {
  const shown = shownPlace(place);
  const client = new Client({
    connectionString: place.url,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: number; allowed: boolean }>(question);
    const [{ version, number, allowed } = { version: '', number: 0, allowed: false }] = rows;
    if (number < oldest * 10_000)
      return wrong(about, `${shown} is PostgreSQL ${version}: Sitrep needs ${oldest} or newer`);
    if (!allowed) {
      return wrong(
        about,
        `${shown} does not let this user make a schema: grant create on the database, for sitrep_queue`,
      );
    }
    return well(about, `${shown} answers, PostgreSQL ${version}; no redis-server is needed`);
  } catch (error) {
    return wrong(about, `${shown} does not answer (${(error as Error).message}): start it, or put QUEUE_URL right`);
  } finally {
    await client.end().catch(() => {});
  }
}

const question = `
  select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
    has_database_privilege(current_database(), 'CREATE') as allowed`;
