import { join } from 'node:path';
import Database, { type Database as Db } from 'better-sqlite3';
import { settled } from '../e2e/settled.ts';
import { rowsOf } from '../record.ts';
import { audit } from './audit/audit.ts';
import { lookAt } from './audit/evidence.ts';
import type { House } from './house.ts';
import type { Typed } from './people.ts';
import { copyOf } from './replicas/copy.ts';

/** Milliseconds in which everything must have been told once nothing goes wrong any more. */
const patience = 90_000;

/**
 * Waits until all is told and what was due has rung; gives all that is not as it must be then. `refused`: Slack has
 * refused something for good.
 */
export async function verdict(house: House, typed: readonly Typed[], refused = false): Promise<string[]> {
  const { slack } = house;
  const late = await settle(house).then(
    () => [],
    (error: Error) => [error.message.slice(0, 500)],
  );
  const db = await readable(house);
  try {
    const secrets = [slack.botToken, slack.appToken, slack.signingSecret];
    const evidence = { db, slack: await lookAt(slack), typed, log: house.log(), secrets, refused };
    return [...late, ...house.complaints.splice(0), ...audit(evidence)];
  } finally {
    db.close();
  }
}

/** The record as the checker reads it. */
const readable = async ({ dataDir, database }: House): Promise<Db> =>
  database ? copyOf(database.url) : new Database(join(dataDir, 'sitrep.db'), { readonly: true });

/** All is told and worked off, and all that was due within seconds has rung. */
async function settle(house: House): Promise<void> {
  const soon = new Date(Date.now() + 4000).toISOString();
  const waiting = `select 1 from alarm where rung_at is null and due_at < '${soon}' union all select 1 from heard`;
  await house.slack.until(async () => (await rowsOf(house, waiting)).length === 0, { ms: patience });
  await settled(house, patience);
}
