import type { Store } from '../../desk/ports.ts';
import { bookmarks } from './bookmarks.ts';
import type { Asks } from './connection.ts';

type Followers = Pick<Store, 'bookmark' | 'moveBookmark' | 'rewind' | 'behind' | 'saveReceipt' | 'forget'> & {
  settled(): Promise<void>;
};

/** Writes what followers have told, and how far they are. */
export function followers(db: Asks): Followers {
  const marks = bookmarks(db);

  return {
    ...marks,
    // A fact, whoever has the lease by now: the message stands.
    saveReceipt: async (key, receipt) =>
      void (await db.run(
        `insert into receipt (follower, incident_id, seq, step, team_id, channel, ts, detail, untold)
        select @follower, id, @seq, @step, team_id, @channel, @ts, @detail, @untold from incident where id = @incidentId
        on conflict (follower, incident_id, seq, step) do nothing`,
        { ...key, detail: null, ...receipt },
      )),
    async forget(follower, id, { ts = null, step = null, untold = false }) {
      const found = await db.pluck<number>(
        `delete from receipt where follower = @follower and incident_id = @id
          and (ts = @ts or step = @step or (@untold::boolean and untold is not null)) returning seq`,
        { follower, id, ts, step, untold },
      );
      const seqs = [...new Set(found)].sort((a, b) => a - b);
      if (seqs[0] !== undefined) await marks.rewind(follower, id, seqs[0] - 1);
      return seqs;
    },
  };
}
