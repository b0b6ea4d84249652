import type { Database as Db } from 'better-sqlite3';
import { type Broken, type ChainRow, type Misfit, misfit, wrongWith } from '../rows/chain.ts';

/** How far the walk is: entries read since the last stop, and what was found in them. */
export interface Stop {
  readonly entries: number;
  readonly broken: readonly Broken[];
}

/** Entries between two stops: less than a millisecond. */
const page = 100;

export const entriesIn = (db: Db): number =>
  db.prepare<[], number>('select count(*) from timeline_entry').pluck().get() ?? 0;

/**
 * Recomputes the hash of every entry of every incident, and stops every few milliseconds, so that whoever walks may see
 * to other things. What one entry breaks is told of that entry; those behind it are checked against its hash as it
 * stands. Throws SQLite's error where the file cannot be read.
 */
export function* walkChain(db: Db): Generator<Stop, void> {
  const next = db.prepare<[number, number, number], ChainRow>(
    'select * from timeline_entry where (incident_id, seq) > (?, ?) order by incident_id, seq limit ?',
  );
  let before: ChainRow | undefined;
  for (;;) {
    const rows = next.all(before?.incident_id ?? 0, before?.seq ?? 0, page);
    const broken: Broken[] = [];
    for (const row of rows) {
      const isFirst = before?.incident_id !== row.incident_id;
      broken.push(...wrongWith(row, isFirst ? undefined : before));
      before = row;
    }
    if (rows.length > 0) yield { entries: rows.length, broken };
    if (rows.length < page) break;
  }
  yield { entries: 0, broken: misfits(db) };
}

/** The whole walk at once: its entries, and all that is broken. */
export function readChain(db: Db): Stop {
  let entries = 0;
  const broken: Broken[] = [];
  for (const stop of walkChain(db)) {
    entries += stop.entries;
    broken.push(...stop.broken);
  }
  return { entries, broken };
}

/** Incidents that say they have more or fewer entries than they have. */
function misfits(db: Db): Broken[] {
  const rows = db.prepare<[], Misfit>(`
    select id, version, coalesce((select max(seq) from timeline_entry where incident_id = id), 0) as newest
    from incident where version <> newest`);
  return rows.all().map(misfit);
}
