import type { Records, Store } from '../../desk/ports.ts';
import { type ReceiptRow, toReceipt, toUntold } from '../rows/receipt-row.ts';
import type { Asks } from './connection.ts';

type Reads = Pick<Records, 'receipt' | 'receiptsOf' | 'lastReceipt' | 'lastNoted' | 'isTold' | 'untold'> &
  Pick<Store, 'newestReceipt'>;

const ofStep = 'select * from receipt where follower = @follower and incident_id = @id and step = @step';

/** What followers have told, and what they could not tell. */
export const receipts = (db: Asks): Reads => ({
  async receipt(key) {
    const row = await db.get<ReceiptRow>(
      `select * from receipt where follower = @follower and incident_id = @incidentId and seq = @seq and step = @step`,
      { ...key },
    );
    return row && toReceipt(row);
  },
  async receiptsOf(follower, id, seq) {
    const rows = await db.all<ReceiptRow>(
      'select * from receipt where follower = @follower and incident_id = @id and seq = @seq order by step',
      { follower, id, seq },
    );
    return rows.map(toReceipt);
  },
  async lastReceipt(follower, id, step) {
    const row = await db.get<ReceiptRow>(`${ofStep} order by seq desc limit 1`, { follower, id, step });
    return row && toReceipt(row);
  },
  async lastNoted(follower, id, step) {
    const row = await db.get<ReceiptRow>(`${ofStep} and detail is not null order by seq desc limit 1`, {
      follower,
      id,
      step,
    });
    return row?.detail ?? undefined;
  },
  async newestReceipt(follower, id) {
    const row = await db.get<ReceiptRow>(
      `select * from receipt where follower = @follower and incident_id = @id and ts is not null
      order by seq desc, ts desc limit 1`,
      { follower, id },
    );
    return row && toReceipt(row);
  },
  isTold: async (follower, id, step) => (await db.get(`${ofStep} limit 1`, { follower, id, step })) !== undefined,
  async untold(id) {
    const rows = await db.all<ReceiptRow>(
      // A painting that came later makes up for one that failed; so does the next person, where one could not be told.
      `select * from receipt where incident_id = @id and untold is not null and not (step = 'paint' and exists (
        select 1 from receipt later where later.follower = receipt.follower
          and later.incident_id = receipt.incident_id and later.step = 'paint' and later.seq > receipt.seq
      )) and not (follower = 'nudger' and exists (
        select 1 from receipt other where other.follower = receipt.follower and other.incident_id = receipt.incident_id
          and other.seq = receipt.seq and other.untold is null
      )) order by seq`,
      { id },
    );
    return rows.map(toUntold);
  },
});
