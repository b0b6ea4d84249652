import { wholeRecord } from '../../desk/whole-record.ts';
import type { WholeRecord } from '../../domain/export/record.ts';
import type { Period } from '../../domain/metrics/report.ts';
import type { RecordReader } from '../reader.ts';
import type { Asks, Postgres } from './connection.ts';
import { incidents } from './incidents.ts';
import { ledger } from './ledger.ts';
import { timeline } from './timeline.ts';

/** Reads incidents whole from a database that bots may be writing; of its own schema only. */
export const postgresReader = (db: Postgres): RecordReader => ({
  ids: (period?: Period) =>
    db.pluck(
      'select id from incident where deleted_at is null and declared_at > @from and declared_at <= @to order by id',
      {
        from: period?.from.toISOString() ?? '',
        to: period?.to.toISOString() ?? '~',
      },
    ),
  whole: (id) =>
    db.transaction(async (tx) => {
      await tx.run('set transaction isolation level repeatable read, read only');
      return wholeIn(tx, id);
    }),
});

const wholeIn = (db: Asks, id: number): Promise<WholeRecord | undefined> =>
  wholeRecord({ id }, { find: incidents(db).of(null).find, ...ledger(db), entriesAfter: timeline(db).entriesAfter });
