import { AlreadyDone, type Commit, RecordAway } from '../../desk/ports.ts';
import { replaceAlarms, ringAlarm } from './alarms.ts';
import type { Asks, Postgres } from './connection.ts';
import { isTaken } from './faults.ts';
import { writeIncident } from './incidents.ts';
import { writeLedger } from './ledger.ts';
import { hashAt, writeEntry } from './timeline.ts';

/**
 * Writes a change whole or not at all. Where the connection went while PostgreSQL was about to answer, nobody knows whether
 * it was written: then its entry is looked for, by its hash, before it is written again.
 */
export const commit = (db: Postgres, one: Commit): Promise<void> => commitTogether(db, [one]);

/** The same of several, in their order. */
export async function commitTogether(db: Postgres, all: readonly Commit[]): Promise<void> {
  const last = all.at(-1)?.change.entry;
  if (!last) return;
  let hash: string | undefined;
  const isDone = async () => hash !== undefined && (await hashAt(db.once, last.incidentId, last.seq)) === hash;
  try {
    await db.transaction(async (tx) => {
      let written = '';
      for (const one of all) written = await write(tx, one);
      hash = written;
    }, isDone);
  } catch (cause) {
    if (isTaken(cause, 'timeline_entry_dedupe_key_key')) {
      throw new AlreadyDone(`request ${all.map(({ dedupeKey }) => dedupeKey).join(', ')}`, { cause });
    }
    // PostgreSQL may have had it all before it went.
    if (cause instanceof RecordAway) throw new RecordAway(cause.message, { doubt: hash !== undefined, cause });
    throw cause;
  }
}

/** Inside a transaction; gives the hash of the entry. */
async function write(tx: Asks, { change, alarms, dedupeKey, rings }: Commit): Promise<string> {
  const { incident, entry } = change;
  await writeIncident(tx, incident);
  const hash = await writeEntry(tx, entry, incident.teamId, dedupeKey);
  await writeLedger(tx, change);
  if (rings) await ringAlarm(tx, rings, entry.recordedAt);
  await replaceAlarms(tx, incident, alarms);
  return hash;
}
