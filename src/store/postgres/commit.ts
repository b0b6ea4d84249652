import { AlreadyDone, type Commit, RecordAway } from '../../desk/ports.ts';
import { replaceAlarms, ringAlarm } from './alarms.ts';
import type { Postgres } from './connection.ts';
import { isTaken } from './faults.ts';
import { writeIncident } from './incidents.ts';
import { writeLedger } from './ledger.ts';
import { hashAt, writeEntry } from './timeline.ts';

/**
 * Writes a change whole or not at all. Where the connection went while PostgreSQL was about to answer, nobody knows whether
 * it was written: then its entry is looked for, by its hash, before it is written again.
 */
export async function commit(db: Postgres, { change, alarms, dedupeKey, rings }: Commit): Promise<void> {
  const { incident, entry } = change;
  let hash: string | undefined;
  const isDone = async () => hash !== undefined && (await hashAt(db.once, entry.incidentId, entry.seq)) === hash;
  try {
    await db.transaction(async (tx) => {
      await writeIncident(tx, incident);
      hash = await writeEntry(tx, entry, incident.teamId, dedupeKey);
      await writeLedger(tx, change);
      if (rings) await ringAlarm(tx, rings, entry.recordedAt);
      await replaceAlarms(tx, incident, alarms);
    }, isDone);
  } catch (cause) {
    if (isTaken(cause, 'timeline_entry_dedupe_key_key')) throw new AlreadyDone(`request ${dedupeKey}`, { cause });
    // PostgreSQL may have had it all before it went.
    if (cause instanceof RecordAway) throw new RecordAway(cause.message, { doubt: hash !== undefined, cause });
    throw cause;
  }
}
