import type { Commit, Store } from '../../desk/ports.ts';
import { seenBy } from '../seen-by.ts';
import { alarms } from './alarms.ts';
import { commit, commitTogether } from './commit.ts';
import { connect, type Postgres, type PostgresOptions } from './connection.ts';
import { counts } from './counts.ts';
import { followers } from './followers.ts';
import { heard } from './heard.ts';
import { incidents } from './incidents.ts';
import { keptMessages } from './kept-messages.ts';
import { ledger, promisesSince } from './ledger.ts';
import { members } from './members.ts';
import { migrate } from './migrate.ts';
import { movingSetting } from './moving.ts';
import { onPage } from './on-page.ts';
import { owed } from './owed.ts';
import { papers } from './papers.ts';
import { people } from './people.ts';
import { receipts } from './receipts.ts';
import { RefusedRecord } from './refused-record.ts';
import { standing } from './standing.ts';
import { stepsOf } from './steps.ts';
import { subscriptions } from './subscriptions.ts';
import { timeline } from './timeline.ts';

export interface PostgresStore extends Store {
  readonly db: Postgres;
  /** Several commits as one, in their order. */
  commitTogether(all: readonly Commit[]): Promise<void>;
  close(): Promise<void>;
}

interface Options extends PostgresOptions {
  /** The folder of the numbered .sql files. */
  readonly migrations: string;
}

/** The record in a PostgreSQL database, which any number of bots may share. Throws `RefusedRecord` for one that is not ours. */
export async function openPostgresStore(url: string, { migrations, ...options }: Options): Promise<PostgresStore> {
  const db = connect(url, options);
  try {
    await migrate(db, migrations);
    await refuseHalfMoved(db);
  } catch (cause) {
    await db.close();
    throw cause;
  }
  return postgresStore(db);
}

async function refuseHalfMoved(db: Postgres): Promise<void> {
  const [isMoving] = await db.pluck('select 1 from setting where name = @name', { name: movingSetting });
  if (isMoving !== undefined) {
    throw new RefusedRecord(
      'A record was half moved into this database: type npx sitrep migrate again, and it goes on.',
    );
  }
}

function postgresStore(db: Postgres): PostgresStore {
  const incident = incidents(db);
  const { entryBy, hashOf, ...lines } = timeline(db);
  const { settled, ...followed } = followers(db);
  const of = (viewer: string | null) => ({
    ...incident.of(viewer),
    ...owed(db, viewer),
    ...promisesSince(db, viewer),
  });
  const { seen: _, ...all } = of(null);
  const records = {
    ...all,
    ...lines,
    ...followed,
    ...receipts(db),
    ...people(db),
    ...members(db),
    ...papers(db),
    ...standing(db),
    ...stepsOf(db),
    ...heard(db),
    ...ledger(db),
    ...onPage(db, all.find, lines.timeline),
    listOpen: incident.listOpen,
    listOwing: incident.listOwing,
    async changeBy(key: string) {
      const entry = await entryBy(key);
      const now = entry && (await all.find({ id: entry.incidentId }));
      return entry && now && { incident: now, entry };
    },
  };

  return {
    ...records,
    ...subscriptions(db),
    ...counts(db),
    ...keptMessages(db),
    ...alarms(db),
    db,
    hashOf,
    seenBy: seenBy(records, of),
    nextId: incident.nextId,
    commit: (one) => commit(db, one),
    commitTogether: (all) => commitTogether(db, all),
    async close() {
      await settled();
      await db.close();
    },
  };
}
