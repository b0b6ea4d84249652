import type { Database } from 'better-sqlite3';
import { type RecordParts, wholeRecord } from '../../desk/whole-record.ts';
import type { Period } from '../../domain/metrics/report.ts';
import type { RecordReader } from '../reader.ts';
import { record } from './record.ts';

/** Reads incidents whole from a database that somebody else may be writing; of its own schema only. */
export function sqliteReader(db: Database): RecordReader {
  const { incident, promise, action, line } = record(db);
  const records: RecordParts = {
    find: incident.of(null).find,
    promises: promise.of,
    actions: action.of,
    entriesAfter: line.entriesAfter,
  };

  return {
    ids: async (period?: Period) =>
      db
        .prepare<{ from: string; to: string }, number>(
          'select id from incident where deleted_at is null and declared_at > @from and declared_at <= @to order by id',
        )
        .pluck()
        .all({ from: period?.from.toISOString() ?? '', to: period?.to.toISOString() ?? '~' }),
    async whole(id) {
      db.exec('begin');
      try {
        return await wholeRecord({ id }, records);
      } finally {
        db.exec('commit');
      }
    },
  };
}
