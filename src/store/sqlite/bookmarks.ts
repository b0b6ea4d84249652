import type { Database } from 'better-sqlite3';
import { createLately } from '../../desk/lately.ts';
import type { Store } from '../../desk/ports.ts';
import type { Batch } from './batch.ts';

interface Move {
  readonly follower: string;
  readonly id: number;
  readonly seq: number;
}

/** Of so many walks it is kept where they are: sixteen followers ask for theirs after every entry. */
const most = 5000;

/**
 * How far each follower has told each timeline. What is told is told by its receipts: a bookmark only spares looking for
 * them, so it is known at once and goes to disk with the next of these. What was brought in from elsewhere counts as
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
  const known = createLately<string, number>(most);
  /** Those that are not on disk yet. */
  const moved = new Map<string, Move>();
  let isAsked = false;

  return {
    bookmark: async (follower, id) => reached(follower, id),
    async moveBookmark(follower, id, seq) {
      if (seq <= reached(follower, id)) return;
      moved.set(keyOf(follower, id), { follower, id, seq });
      known.set(keyOf(follower, id), seq);
      if (!isAsked) void save();
    },
    async rewind(follower, id, seq) {
      batch.flush();
      moved.delete(keyOf(follower, id));
      await batch.add(() => back.run({ follower, id, seq }));
      known.drop(keyOf(follower, id));
    },
    async behind(follower) {
      batch.flush();
      return behind.all(follower);
    },
  };

  function reached(follower: string, id: number): number {
    const key = keyOf(follower, id);
    const seen = known.get(key) ?? moved.get(key)?.seq;
    if (seen !== undefined) return seen;
    const found = find.get(follower, id);
    if (found !== undefined) known.set(key, found);
    return found ?? 0;
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
