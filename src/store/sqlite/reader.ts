import type { Database } from 'better-sqlite3';
import { type RecordParts, wholeRecord } from '../../desk/whole-record.ts';
import type { WholeRecord } from '../../domain/export/record.ts';
import type { Period } from '../../domain/metrics/report.ts';
import { record } from './record.ts';

/** Reads incidents whole from a database that somebody else may be writing; of its own schema only. */
export function sqliteReader(db: Database) {
  const { incident, promise, action, line } = record(db);
  const records: RecordParts = {
    find: incident.of(null).find,
    promises: promise.of,
    actions: action.of,
    entriesAfter: line.entriesAfter,
  };

  return {
    /** The numbers of all incidents, or of those declared in a period, in order, without the drills that were deleted. */
    ids: (period?: Period): number[] =>
      db
        .prepare<{ from: string; to: string }, number>(
          'select id from incident where deleted_at is null and declared_at > @from and declared_at <= @to order by id',
        )
        .pluck()
        .all({ from: period?.from.toISOString() ?? '', to: period?.to.toISOString() ?? '~' }),
    /** As it is at one moment. One at a time. */
    async whole(id: number): Promise<WholeRecord | undefined> {
      db.exec('begin');
      try {
        return await wholeRecord({ id }, records);
      } finally {
        db.exec('commit');
      }
    },
  };
}

export type SqliteReader = ReturnType<typeof sqliteReader>;
