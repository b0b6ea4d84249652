import { join } from 'node:path';
import Database from 'better-sqlite3';
import { settled } from '../e2e/settled.ts';
import { audit } from './audit/audit.ts';
import { lookAt } from './audit/evidence.ts';
import type { House } from './house.ts';
import type { Typed } from './people.ts';

/** Milliseconds in which everything must have been told once nothing goes wrong any more. */
const patience = 90_000;

/**
 * Waits until all is told and what was due has rung; gives all that is not as it must be then. `refused`: Slack has
 * refused something for good.
 */
export async function verdict(house: House, typed: readonly Typed[], refused = false): Promise<string[]> {
  const db = new Database(join(house.dataDir, 'sitrep.db'), { readonly: true });
  const { slack } = house;
  try {
    const late = await settle(house, db).then(
      () => [],
      (error: Error) => [error.message.slice(0, 500)],
    );
    const secrets = [slack.botToken, slack.appToken, slack.signingSecret];
    const evidence = { db, slack: await lookAt(slack), typed, log: house.log(), secrets, refused };
    return [...late, ...house.complaints.splice(0), ...audit(evidence)];
  } finally {
    db.close();
  }
}

/** All is told and worked off, and all that was due within seconds has rung. */
async function settle(house: House, db: Database.Database): Promise<void> {
  const soon = new Date(Date.now() + 4000).toISOString();
  const waiting = `select 1 from alarm where rung_at is null and due_at < '${soon}' union all select 1 from heard`;
  await house.slack.until(() => db.prepare(waiting).all().length === 0, { ms: patience });
  await settled(house, patience);
}
