import type { Records } from '../../desk/ports.ts';
import { bot } from '../../domain/incident.ts';
import { grouped } from '../rows/columns.ts';
import { type StepRow, toStep } from '../rows/step-row.ts';
import type { Asks } from './connection.ts';

// The newest time that somebody gave an entry is its time.
const steps = `
  with asked as (select id, declared_at from incident where id = any(@ids)),
  moved as (
    select distinct on (incident_id, (detail ->> 'entry')::integer) incident_id,
      (detail ->> 'entry')::integer as seq, detail ->> 'at' as at, detail #>> '{exact,precision}' as precision
    from timeline_entry join asked on asked.id = incident_id
    where kind = 'amended' and detail ->> 'at' is not null
    order by incident_id, (detail ->> 'entry')::integer, timeline_entry.seq desc
  ), wanted as (
    select incident_id, seq from timeline_entry join asked on asked.id = incident_id
    where kind in ('declared', 'resolved', 'reopened')
    union
    select incident_id, seq from timeline_entry join asked on asked.id = incident_id
    where kind = 'update' and detail ->> 'from' <> detail ->> 'to'
    union
    select incident_id, seq from moved
    union
    select id, (
      select seq from timeline_entry deed
      where deed.incident_id = asked.id and seq > 1 and at >= declared_at and author <> @bot
        and kind not in ('amended', 'retracted')
        and seq not in (select moved.seq from moved where moved.incident_id = deed.incident_id)
      order by at, seq limit 1
    ) from asked
  )
  select entry.incident_id, entry.kind, (author <> @bot)::integer as by_person,
    coalesce(moved.at, entry.at) as at,
    coalesce(moved.precision, detail #>> '{told,precision}', 'minute') as precision,
    case kind when 'update' then detail ->> 'from' end as was, case kind when 'update' then detail ->> 'to' end as becomes
  from wanted join timeline_entry entry on entry.incident_id = wanted.incident_id and entry.seq = wanted.seq
    left join moved on moved.incident_id = entry.incident_id and moved.seq = entry.seq
  order by entry.incident_id, entry.seq`;

/**
 * What was done in many incidents, as far as it is measured: each step from one status to another, and of what else people
 * did the first after the declaration, and all of which somebody moved the time. The words no figure needs.
 */
export const stepsOf = (db: Asks): Pick<Records, 'stepsOf'> => ({
  stepsOf: async (ids) => grouped(await db.all<StepRow>(steps, { ids, bot }), toStep),
});
