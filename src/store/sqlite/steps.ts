import type { Database } from 'better-sqlite3';
import type { Records } from '../../desk/ports.ts';
import type { Precision } from '../../domain/impacts/time.ts';
import { bot } from '../../domain/incident.ts';
import type { Step } from '../../domain/metrics/milestones.ts';
import { statusAfter } from '../../domain/phases.ts';
import type { Status } from '../../domain/status.ts';
import type { EntryKind } from '../../domain/timeline.ts';
import { grouped } from './columns.ts';

interface StepRow {
  incident_id: number;
  kind: EntryKind;
  at: string;
  precision: Precision;
  by_person: 0 | 1;
  was: Status | null;
  becomes: Status | null;
}

/** What was done in many incidents: without the words, which no figure needs. */
export function steps(db: Database): Pick<Records, 'stepsOf'> {
  // The newest time that somebody gave an entry is its time.
  const of = db.prepare<{ ids: string; bot: string }, StepRow>(`
    select entry.incident_id, entry.kind, author <> @bot as by_person,
      coalesce(newer.at, entry.at) as at,
      coalesce(newer.precision, detail ->> '$.told.precision', 'minute') as precision,
      iif(kind = 'update', detail ->> '$.from', null) as was, iif(kind = 'update', detail ->> '$.to', null) as becomes
    from timeline_entry entry left join (
      select incident_id, detail ->> '$.entry' as seq, max(seq) as newest, detail ->> '$.at' as at,
        detail ->> '$.exact.precision' as precision
      from timeline_entry
      where incident_id in (select value from json_each(@ids)) and kind = 'amended' and detail ->> '$.at' is not null
      group by incident_id, detail ->> '$.entry'
    ) newer on newer.incident_id = entry.incident_id and newer.seq = entry.seq
    where entry.incident_id in (select value from json_each(@ids)) and kind not in ('amended', 'retracted')
    order by entry.incident_id, entry.seq`);

  return {
    stepsOf: async (ids) => grouped(of.all({ ids: JSON.stringify(ids), bot }), toStep),
  };
}

const toStep = ({ kind, at, precision, by_person, was, becomes }: StepRow): Step => ({
  at: new Date(at),
  precision,
  byPerson: by_person === 1,
  status: statusAfter(kind, was ?? undefined, becomes ?? undefined),
  isReopening: kind === 'reopened',
});
