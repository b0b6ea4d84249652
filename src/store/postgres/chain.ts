import { type Broken, type ChainRow, type Misfit, misfit, wrongWith } from '../rows/chain.ts';
import type { Asks } from './connection.ts';

/** Entries read at once. */
const page = 500;

/** Recomputes the hash of every entry of every incident; gives after each page how many were read and what is broken. */
export async function* walkChain(db: Asks): AsyncGenerator<{ entries: number; broken: readonly Broken[] }> {
  let before: ChainRow | undefined;
  for (;;) {
    const rows = await db.all<ChainRow>(
      `select * from timeline_entry where (incident_id, seq) > (@id, @seq) order by incident_id, seq limit ${page}`,
      { id: before?.incident_id ?? 0, seq: before?.seq ?? 0 },
    );
    const broken: Broken[] = [];
    for (const row of rows) {
      broken.push(...wrongWith(row, before?.incident_id === row.incident_id ? before : undefined));
      before = row;
    }
    yield { entries: rows.length, broken };
    if (rows.length < page) break;
  }
  const misfits = await db.all<Misfit>(`
    select * from (
      select id, version, coalesce((select max(seq) from timeline_entry where incident_id = id), 0) as newest
      from incident
    ) ends where version <> newest`);
  yield { entries: 0, broken: misfits.map(misfit) };
}
