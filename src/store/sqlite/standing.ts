import type { Database } from 'better-sqlite3';
import type { Records, StretchOf } from '../../desk/ports.ts';
import { asItStands, type Standing, type Stretch } from '../../domain/as-it-stands.ts';
import type { EntryKind } from '../../domain/timeline.ts';
import { type EntryValues, entryColumns, toEntry } from './entry-row.ts';

type Reads = Pick<Records, 'standing' | 'newest' | 'notesOn' | 'stretch'>;

interface Until {
  readonly id: number;
  /** What was written down later is not known. */
  readonly until: string;
}

/** Later than anything. */
const ever = '9999';

/** Entries as they read now, or as they read then, without reading the whole timeline. */
export function standing(db: Database): Reads {
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
  // Also those that say so only since they were put right.
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

  return {
    standing: async (id, seq) => standingOf({ id, until: ever }, [seq])[0],

    async newest(id, kinds) {
      for (let before = Number.MAX_SAFE_INTEGER; ; ) {
        const seq = Math.max(...kinds.map((kind) => ofKind.get(id, kind, before) ?? 0));
        if (seq === 0) return undefined;
        const [found] = standingOf({ id, until: ever }, [seq]);
        if (found?.retractedIn === null) return found.entry;
        before = seq;
      }
    },

    async notesOn(id, [one, other = one]) {
      const found = standingOf({ id, until: ever }, beginning.all({ id, one: `${one}%`, other: `${other}%` }));
      return found.filter(({ retractedIn }) => retractedIn === null).map(({ entry }) => entry);
    },

    stretch: async (id, of) => stretch({ id, until: of.asOf?.toISOString() ?? ever }, of),
  };

  function standingOf(until: Until, seqs: readonly number[]): Standing[] {
    const wanted = { ...until, seqs: JSON.stringify(seqs) };
    // What changes one entry may be asked for itself.
    const found = new Map([...bySeq.all(wanted), ...changing.all(wanted)].map(toEntry).map((one) => [one.seq, one]));
    const entries = [...found.values()].sort((a, b) => a.seq - b.seq);
    const asked = new Set(seqs);
    return asItStands(entries).filter(({ first }) => asked.has(first.seq));
  }

  function stretch(until: Until, { most, from, to, entry }: StretchOf): Stretch {
    const total = howMany.get(until) ?? 0;
    const place = entry === undefined ? from : placeOf(until, entry);
    const last = place === undefined ? Math.min(to ?? total, total) : Math.min(place + most - 1, total);
    const first = Math.max(1, place ?? last - most + 1);
    const seqs = inOrder.all({ ...until, before: first - 1, most: Math.max(0, last - first + 1) });
    const byEntry = new Map(standingOf(until, seqs).map((one) => [one.first.seq, one]));
    return { total, from: first, entries: seqs.flatMap((seq) => byEntry.get(seq) ?? []) };
  }

  /** Of an entry; behind the last where there is none. */
  function placeOf(until: Until, seq: number): number {
    const [found] = standingOf(until, [seq]);
    const at = found?.entry.at.toISOString() ?? ever;
    return (before.get({ ...until, at, seq }) ?? 0) + 1;
  }
}
