import type { Database } from 'better-sqlite3';
import type { Receipt, ReceiptKey, Records, Store } from '../../desk/ports.ts';
import { type ReceiptRow, toReceipt, toUntold } from '../rows/receipt-row.ts';
import type { Batch } from './batch.ts';
import { bookmarks } from './bookmarks.ts';

type Followers = Pick<
  Store,
  'bookmark' | 'moveBookmark' | 'rewind' | 'behind' | 'saveReceipt' | 'forget' | 'newestReceipt'
> &
  Pick<Records, 'receipt' | 'receiptsOf' | 'lastReceipt' | 'lastNoted' | 'isTold' | 'untold'>;

/** Bookmarks and receipts, of what followers have told. */
export function followers(db: Database, batch: Batch): Followers {
  const find = db.prepare<ReceiptKey, ReceiptRow>(
    'select * from receipt where follower = @follower and incident_id = @incidentId and seq = @seq and step = @step',
  );
  const all = db.prepare<[string, number, number], ReceiptRow>(
    'select * from receipt where follower = ? and incident_id = ? and seq = ? order by step',
  );
  const newest = db.prepare<[string, number], ReceiptRow>(`
    select * from receipt where follower = ? and incident_id = ? and ts is not null order by seq desc, ts desc limit 1`);
  const last = db.prepare<[string, number, string], ReceiptRow>(
    'select * from receipt where follower = ? and incident_id = ? and step = ? order by seq desc limit 1',
  );
  const noted = db
    .prepare<[string, number, string], string>(`
      select detail from receipt where follower = ? and incident_id = ? and step = ? and detail is not null
      order by seq desc limit 1`)
    .pluck();
  const untold = db.prepare<[number], ReceiptRow>(
    // A painting that came later makes up for one that failed; so does the next person, where one could not be told.
    `select * from receipt where incident_id = ? and untold is not null and not (step = 'paint' and exists (
      select 1 from receipt later where later.follower = receipt.follower
        and later.incident_id = receipt.incident_id and later.step = 'paint' and later.seq > receipt.seq
    )) and not (follower = 'nudger' and exists (
      select 1 from receipt other where other.follower = receipt.follower and other.incident_id = receipt.incident_id
        and other.seq = receipt.seq and other.untold is null
    )) order by seq`,
  );
  const isTold = db
    .prepare<[string, number, string], number>(
      'select 1 from receipt where follower = ? and incident_id = ? and step = ? limit 1',
    )
    .pluck();
  const save = db.prepare<ReceiptKey & Receipt>(`
    insert into receipt (follower, incident_id, seq, step, team_id, channel, ts, detail, untold)
    select @follower, id, @seq, @step, team_id, @channel, @ts, @detail, @untold from incident where id = @incidentId
    on conflict (follower, incident_id, seq, step) do nothing`);

  const forget = db
    .prepare<{ follower: string; id: number; ts: string | null; step: string | null; untold: number }, number>(`
      delete from receipt where follower = @follower and incident_id = @id
        and (ts = @ts or step = @step or (@untold and untold is not null)) returning seq`)
    .pluck();
  const marks = bookmarks(db, batch);

  return {
    ...marks,
    async forget(follower, id, { ts = null, step = null, untold: givenUp = false }) {
      const found = forget.all({ follower, id, ts, step, untold: Number(givenUp) });
      const seqs = [...new Set(found)].sort((a, b) => a - b);
      if (seqs[0] !== undefined) await marks.rewind(follower, id, seqs[0] - 1);
      return seqs;
    },
    saveReceipt: (key, receipt) => batch.add(() => save.run({ detail: null, ...key, ...receipt })),
    async receipt(key) {
      const row = find.get(key);
      return row && toReceipt(row);
    },
    receiptsOf: async (follower, id, seq) => all.all(follower, id, seq).map(toReceipt),
    async lastReceipt(follower, id, name) {
      const row = last.get(follower, id, name);
      return row && toReceipt(row);
    },
    lastNoted: async (follower, id, name) => noted.get(follower, id, name),
    async newestReceipt(follower, id) {
      const row = newest.get(follower, id);
      return row && toReceipt(row);
    },
    isTold: async (follower, id, step) => isTold.get(follower, id, step) === 1,
    untold: async (id) => untold.all(id).map(toUntold),
  };
}
