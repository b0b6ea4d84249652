import type { Records } from '../../desk/ports.ts';
import { type EntryValues, entryColumns, toEntry } from '../rows/entry-row.ts';
import { standingOver } from '../standing.ts';
import type { Asks } from './connection.ts';

const about = "(detail ->> 'entry')::integer";

// An entry whose time was put right stands where that puts it, by its newest time.
const ordered = `
  with moved as (
    select distinct on (${about}) ${about} as seq, detail ->> 'at' as at from timeline_entry
    where incident_id = @id and kind in ('amended', 'retracted') and kind = 'amended'
      and detail ->> 'at' is not null and recorded_at <= @until
    order by ${about}, timeline_entry.seq desc
  ), ordered as (
    select seq, at::text collate "C" as at from timeline_entry
    where incident_id = @id and recorded_at <= @until and seq not in (select seq from moved)
    union all
    select seq, at::text collate "C" from moved
  )`;

/** Entries as they read now, or as they read then: what is asked of PostgreSQL for that. */
export const standing = (db: Asks): Pick<Records, 'standing' | 'newest' | 'notesOn' | 'stretch'> =>
  standingOver({
    async about(of) {
      const rows = await db.raw<EntryValues>(
        `select ${entryColumns} from timeline_entry
        where incident_id = @id and recorded_at <= @until and seq = any(@seqs)
        union all
        select ${entryColumns} from timeline_entry
        where incident_id = @id and recorded_at <= @until and kind in ('amended', 'retracted')
          and ${about} = any(@seqs)`,
        { ...of },
      );
      return rows.map(toEntry);
    },
    newestOf: async (id, kind, before) =>
      (
        await db.pluck<number>(
          `select seq from timeline_entry where incident_id = @id and kind = @kind and seq < @before
          order by seq desc limit 1`,
          { id, kind, before },
        )
      )[0],
    beginning: (id, one, other) =>
      db.pluck(
        `select distinct case kind when 'amended' then ${about} else seq end from timeline_entry
        where incident_id = @id and (text ilike @one or text ilike @other) and kind in ('note', 'update', 'amended')`,
        { id, one: `${one}%`, other: `${other}%` },
      ),
    inOrder: (of) =>
      db.pluck(`${ordered} select seq from ordered order by at, seq limit @most offset @before`, { ...of }),
    before: async (of) =>
      (
        await db.pluck<number>(`${ordered} select count(*) from ordered where at < @at or (at = @at and seq < @seq)`, {
          ...of,
        })
      )[0] ?? 0,
    howMany: async ({ id, until }) =>
      (
        await db.pluck<number>(
          'select count(*) from timeline_entry where incident_id = @id and recorded_at <= @until',
          { id, until },
        )
      )[0] ?? 0,
  });
