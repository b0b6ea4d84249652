import { createLately } from '../../desk/lately.ts';
import type { Store } from '../../desk/ports.ts';
import type { Asks } from './connection.ts';

interface Move {
  readonly follower: string;
  readonly id: number;
  readonly seq: number;
}

type Bookmarks = Pick<Store, 'bookmark' | 'moveBookmark' | 'rewind' | 'behind'> & { settled(): Promise<void> };

/** Milliseconds that a bookmark waits for company. */
const aMoment = 50;

/** Hardly more walks than these are under way at once. */
const often = 2000;

/**
 * How far each follower has told each timeline. What is told is told by its receipts: a bookmark only spares looking for
 * them, so it is known at once and written a moment later, with others. What was brought in from elsewhere counts as told,
 * to whatever follower: it is history.
 */
export function bookmarks(db: Asks): Bookmarks {
  /** Those that are not written yet. */
  const moved = new Map<string, Move>();
  /** How far they were when somebody asked last. */
  const known = createLately<string, number>(often);
  let isAsked = false;

  return {
    bookmark: reached,
    async moveBookmark(follower, id, seq) {
      const key = keyOf(follower, id);
      if (seq <= (known.get(key) ?? 0)) return;
      known.set(key, seq);
      moved.set(key, { follower, id, seq });
      if (!isAsked) void later();
    },
    async rewind(follower, id, seq) {
      await settled();
      await db.run('update bookmark set seq = @seq where follower = @follower and incident_id = @id and seq > @seq', {
        follower,
        id,
        seq,
      });
    },
    async behind(follower) {
      await settled();
      return db.pluck(
        `select incident.id from incident left join bookmark on follower = @follower and incident_id = incident.id
        where greatest(coalesce(seq, 0), imported) < version order by incident.id`,
        { follower },
      );
    },
    settled,
  };

  async function reached(follower: string, id: number): Promise<number> {
    const waiting = moved.get(keyOf(follower, id))?.seq;
    if (waiting !== undefined) return waiting;
    const [seq] = await db.pluck<number>(
      `select greatest(imported, coalesce((
        select seq from bookmark where follower = @follower and incident_id = incident.id
      ), 0)) from incident where id = @id`,
      { follower, id },
    );
    known.set(keyOf(follower, id), seq ?? 0);
    return seq ?? 0;
  }

  async function later(): Promise<void> {
    isAsked = true;
    await new Promise((resolve) => setTimeout(resolve, aMoment));
    isAsked = false;
    await settled();
  }

  async function settled(): Promise<void> {
    const written = [...moved.values()];
    if (written.length === 0) return;
    try {
      await db.run(
        `insert into bookmark (follower, incident_id, team_id, seq)
        select follower, incident_id, team_id, seq
        from unnest(@followers::text[], @ids::integer[], @seqs::integer[]) moved (follower, incident_id, seq)
          join incident on incident.id = incident_id
        order by follower, incident_id
        on conflict (follower, incident_id) do update set seq = excluded.seq where excluded.seq > bookmark.seq`,
        {
          followers: written.map(({ follower }) => follower),
          ids: written.map(({ id }) => id),
          seqs: written.map(({ seq }) => seq),
        },
      );
    } catch {
      // What could not be written goes along with the next one that moves.
      return;
    }
    for (const one of written) {
      const key = keyOf(one.follower, one.id);
      if (moved.get(key) === one) moved.delete(key);
    }
  }
}

const keyOf = (follower: string, id: number): string => `${follower} ${id}`;
