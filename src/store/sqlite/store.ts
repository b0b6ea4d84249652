import type { Commit, Store } from '../../desk/ports.ts';
import { actions } from './actions.ts';
import { alarms } from './alarms.ts';
import { createBatch } from './batch.ts';
import { type FileOptions, openFile } from './file.ts';
import { followers } from './followers.ts';
import { impacts } from './impacts.ts';
import { incidents } from './incidents.ts';
import { owed } from './owed.ts';
import { papers } from './papers.ts';
import { people } from './people.ts';
import { promises } from './promises.ts';
import { standing } from './standing.ts';
import { timeline } from './timeline.ts';

/** The record in one SQLite file (or `:memory:`). Throws `RefusedFile` for a file that is not ours. */
export function openSqliteStore(path: string, options: FileOptions): Store & { close(): void } {
  const db = openFile(path, options);
  const [promise, action, line, alarm] = [promises(db), actions(db), timeline(db), alarms(db)];
  const impact = impacts(db);
  const incident = incidents(db, {
    openOf: (id) => ({ promises: promise.openOf(id), actions: action.openOf(id), impacts: impact.of(id) }),
    open() {
      const [made, listed] = [promise.open(), action.open()];
      return (id) => ({ promises: made.get(id) ?? [], actions: listed.get(id) ?? [], impacts: impact.of(id) });
    },
  });

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
    ...standing(db),
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
