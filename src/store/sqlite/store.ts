import type { Commit, Store } from '../../desk/ports.ts';
import { seenBy } from '../seen-by.ts';
import { alarms } from './alarms.ts';
import { type BackupOptions, backUp } from './backup.ts';
import { createBatch } from './batch.ts';
import { counts } from './counts.ts';
import { type FileOptions, openFile } from './file.ts';
import { followers } from './followers.ts';
import { heard } from './heard.ts';
import { keepInPlace } from './in-place.ts';
import { keptMessages } from './kept-messages.ts';
import { members } from './members.ts';
import { onPage } from './on-page.ts';
import { owed } from './owed.ts';
import { papers } from './papers.ts';
import { people } from './people.ts';
import { record } from './record.ts';
import { standing } from './standing.ts';
import { steps } from './steps.ts';
import { subscriptions } from './subscriptions.ts';

export interface SqliteStore extends Store {
  /** Copies the record, while it goes on being written, into a file: see `backUp`. */
  backUp(path: string, options?: BackupOptions): Promise<void>;
  /** Grows with everything that is written. */
  written(): number;
  /** Carries what lies in SQLite's log over into the file: see `keepCarryingOver`. */
  carryOver(): void;
  /** Whether no incident was ever declared. */
  isEmpty(): boolean;
  close(): void;
}

/** The record in one SQLite file (or `:memory:`). Throws `RefusedFile` for a file that is not ours. */
export function openSqliteStore(path: string, options: FileOptions): SqliteStore {
  const db = openFile(path, options);
  const { incident, promise, action, impact, line } = record(db);
  const alarm = alarms(db);
  const inPlace = keepInPlace(path);
  const batch = createBatch(db, inPlace);
  // Whoever waits for a command does not wait for what others were told.
  const told = createBatch(db, inPlace);
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

  const owes = owed(db);
  const of = (viewer: string | null) => ({
    ...incident.of(viewer),
    ...owes(viewer),
    promisesSince: promise.since(viewer),
  });
  const all = of(null);
  const records = {
    ...all,
    ...followers(db, told),
    ...people(db),
    ...members(db),
    ...papers(db),
    ...standing(db),
    ...steps(db),
    ...heard(db, batch),
    listOpen: incident.listOpen,
    listOwing: incident.listOwing,
    promises: promise.of,
    actions: action.of,
    timeline: line.timeline,
    ...onPage(db, all.find, line.timeline),
    entriesAfter: line.entriesAfter,
    async changeBy(key: string) {
      const entry = line.entryBy(key);
      const now = entry && (await all.find({ id: entry.incidentId }));
      return entry && now && { incident: now, entry };
    },
  };

  const written = db.prepare<[], number>('select total_changes()').pluck();
  const any = db.prepare('select 1 from incident limit 1');

  return {
    ...records,
    ...subscriptions(db),
    backUp: (to, how) => backUp(db, to, how),
    written: () => written.get() ?? 0,
    carryOver: () => void db.pragma('wal_checkpoint(passive)'),
    isEmpty: () => any.get() === undefined,
    ...counts(db, batch),
    ...keptMessages(db),
    seenBy: seenBy(records, of),
    nextId: incident.nextId,
    hashOf: line.hashOf,
    alarms: alarm.alarms,
    dropAlarm: alarm.dropAlarm,
    replaceAlarms: (of) =>
      batch.add(() => {
        // Who changed one meanwhile has set its alarms.
        for (const { incident: whose, alarms: wanted } of of) if (incident.isStill(whose)) alarm.replace(whose, wanted);
      }),
    commit: (all) => batch.add(() => commit(all)),
    close() {
      batch.flush();
      told.flush();
      db.close();
    },
  };
}
