import type { Database } from 'better-sqlite3';
import type { Store } from '../../desk/ports.ts';
import type { Batch } from './batch.ts';

interface Move {
  readonly follower: string;
  readonly id: number;
  readonly seq: number;
}

/**
 * How far each follower has told each timeline. What is told is told by its receipts: a bookmark only spares looking for
 * them, so it is known at once and goes to disk with whatever is written next. What was brought in from elsewhere counts as
 * told, to whatever follower: it is history.
 */
export function bookmarks(db: Database, batch: Batch): Pick<Store, 'bookmark' | 'moveBookmark' | 'rewind' | 'behind'> {
  const find = db
    .prepare<[string, number], number>(`
      select max(imported, coalesce((select seq from bookmark where follower = ? and incident_id = id), 0))
      from incident where id = ?`)
    .pluck();
  const move = db.prepare<Move>(`
    insert into bookmark (follower, incident_id, team_id, seq)
    select @follower, id, team_id, @seq from incident where id = @id
    on conflict (follower, incident_id) do update set seq = excluded.seq where excluded.seq > seq`);
  const back = db.prepare<Move>(
    'update bookmark set seq = @seq where follower = @follower and incident_id = @id and seq > @seq',
  );
  const behind = db
    .prepare<[string], number>(`
      select incident.id from incident left join bookmark on bookmark.follower = ? and incident_id = incident.id
      where max(coalesce(seq, 0), imported) < version order by incident.id`)
    .pluck();
  /** Those that are not on disk yet. */
  const moved = new Map<string, Move>();
  let isAsked = false;

  return {
    bookmark: async (follower, id) => reached(follower, id),
    async moveBookmark(follower, id, seq) {
      if (seq <= reached(follower, id)) return;
      moved.set(keyOf(follower, id), { follower, id, seq });
      if (!isAsked) void save();
    },
    async rewind(follower, id, seq) {
      batch.flush();
      moved.delete(keyOf(follower, id));
      await batch.add(() => back.run({ follower, id, seq }));
    },
    async behind(follower) {
      batch.flush();
      return behind.all(follower);
    },
  };

  function reached(follower: string, id: number): number {
    return moved.get(keyOf(follower, id))?.seq ?? find.get(follower, id) ?? 0;
  }

  async function save(): Promise<void> {
    isAsked = true;
    let written: Move[] = [];
    const write = () => {
      isAsked = false;
      written = [...moved.values()];
      for (const one of written) move.run(one);
    };
    await batch.addInPassing(write).then(
      () => forget(written),
      // What could not be written goes along with the next one that moves.
      () => {
        isAsked = false;
      },
    );
  }

  function forget(written: readonly Move[]): void {
    for (const one of written) {
      const key = keyOf(one.follower, one.id);
      if (moved.get(key) === one) moved.delete(key);
    }
  }
}

const keyOf = (follower: string, id: number): string => `${follower} ${id}`;
