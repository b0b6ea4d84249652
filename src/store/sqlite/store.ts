import type { Commit, Store } from '../../desk/ports.ts';
import { alarms } from './alarms.ts';
import { createBatch } from './batch.ts';
import { type FileOptions, openFile } from './file.ts';
import { followers } from './followers.ts';
import { owed } from './owed.ts';
import { papers } from './papers.ts';
import { people } from './people.ts';
import { record } from './record.ts';

/** The record in one SQLite file (or `:memory:`). Throws `RefusedFile` for a file that is not ours. */
export function openSqliteStore(path: string, options: FileOptions): Store & { close(): void } {
  const db = openFile(path, options);
  const { incident, promise, action, impact, line } = record(db);
  const alarm = alarms(db);
  const batch = createBatch(db);
  const commit = ({ change, alarms: wanted, dedupeKey, rings }: Commit): void => {
    const { incident: next, entry } = change;
    incident.write(next);
    line.write(entry, next.teamId, dedupeKey);
    promise.write(next.id, next.teamId, change.promises ?? []);
    action.write(next.id, next.teamId, change.actions ?? []);
    impact.write(next.id, next.teamId, change.impacts ?? []);
    if (rings) alarm.ring(rings, entry.recordedAt);
    alarm.replace(next, wanted);
  };

  return {
    ...followers(db, batch),
    ...people(db),
    ...papers(db),
    find: incident.find,
    listOpen: incident.listOpen,
    listOwing: incident.listOwing,
    newestOpen: incident.newestOpen,
    recentlyResolved: incident.recentlyResolved,
    owedBy: owed(db),
    promises: promise.promises,
    actions: action.of,
    promisesSince: promise.promisesSince,
    nextId: incident.nextId,
    timeline: line.timeline,
    entriesAfter: line.entriesAfter,
    alarms: alarm.alarms,
    dropAlarm: alarm.dropAlarm,
    replaceAlarms: (of) =>
      batch.add(() => {
        for (const { incident: whose, alarms: wanted } of of) alarm.replace(whose, wanted);
      }),
    commit: (all) => batch.add(() => commit(all)),
    async changeBy(dedupeKey) {
      const entry = line.entryBy(dedupeKey);
      const now = entry && (await incident.find({ id: entry.incidentId }));
      return entry && now && { incident: now, entry };
    },
    close() {
      batch.flush();
      db.close();
    },
  };
}
