import type { Database } from 'better-sqlite3';
import type { Records } from '../../desk/ports.ts';
import type { EntryKind } from '../../domain/timeline.ts';
import { type EntryValues, entryColumns, toEntry } from '../rows/entry-row.ts';
import { standingOver, type Until } from '../standing.ts';

/** Entries as they read now, or as they read then: what is asked of SQLite for that. */
export function standing(db: Database): Pick<Records, 'standing' | 'newest' | 'notesOn' | 'stretch'> {
  const bySeq = db
    .prepare<Until & { seqs: string }, EntryValues>(`
      select ${entryColumns} from timeline_entry where incident_id = @id and recorded_at <= @until
        and seq in (select value from json_each(@seqs))`)
    .raw();
  const changing = db
    .prepare<Until & { seqs: string }, EntryValues>(`
      select ${entryColumns} from timeline_entry indexed by timeline_entry_changed
      where incident_id = @id and recorded_at <= @until
        and kind in ('amended', 'retracted') and detail ->> '$.entry' in (select value from json_each(@seqs))`)
    .raw();
  const ofKind = db
    .prepare<[number, EntryKind, number], number>(`
      select seq from timeline_entry where incident_id = ? and kind = ? and seq < ? order by seq desc limit 1`)
    .pluck();
  const beginning = db
    .prepare<{ id: number; one: string; other: string }, number>(`
      select distinct iif(kind = 'amended', detail ->> '$.entry', seq) from timeline_entry
      where incident_id = @id and (text like @one or text like @other) and kind in ('note', 'update', 'amended')`)
    .pluck();

  // An entry whose time was put right stands where that puts it, by its newest time.
  const ordered = `
    with moved as (
      select detail ->> '$.entry' as seq, detail ->> '$.at' as at, max(seq) from timeline_entry
      where incident_id = @id and kind in ('amended', 'retracted') and kind = 'amended'
        and detail ->> '$.at' is not null and recorded_at <= @until
      group by detail ->> '$.entry'
    ), ordered as (
      select seq, at from timeline_entry
      where incident_id = @id and recorded_at <= @until and seq not in (select seq from moved)
      union all
      select seq, at from moved
    )`;
  const inOrder = db
    .prepare<Until & { most: number; before: number }, number>(
      `${ordered} select seq from ordered order by at, seq limit @most offset @before`,
    )
    .pluck();
  const before = db
    .prepare<Until & { at: string; seq: number }, number>(
      `${ordered} select count(*) from ordered where at < @at or (at = @at and seq < @seq)`,
    )
    .pluck();
  const howMany = db
    .prepare<Until, number>('select count(*) from timeline_entry where incident_id = @id and recorded_at <= @until')
    .pluck();

  return standingOver({
    about({ id, until, seqs }) {
      const wanted = { id, until, seqs: JSON.stringify(seqs) };
      return [...bySeq.all(wanted), ...changing.all(wanted)].map(toEntry);
    },
    newestOf: (id, kind, seq) => ofKind.get(id, kind, seq),
    beginning: (id, one, other) => beginning.all({ id, one: `${one}%`, other: `${other}%` }),
    inOrder: (of) => inOrder.all(of),
    before: (of) => before.get(of) ?? 0,
    howMany: (of) => howMany.get(of) ?? 0,
  });
}
