import type { Records } from '../../desk/ports.ts';
import { type OwedRow, toOwed, toOwing } from '../rows/owed-row.ts';
import type { Asks } from './connection.ts';
import { visible } from './members.ts';

/** Sorted by its keys alone, which the indexes hold: what people wrote may be long. */
const soonest = (which: string, alsoBy = 'true') => `
  with owed as (${which}), soonest as (
    select owed.*, count(*) over () as total from owed join incident on incident.id = incident_id
    where ${alsoBy} and ${visible}
    order by due_at nulls last, incident_id, what, number limit @limit
  )
  select soonest.*, incident.title, incident.status, promise.kind, coalesce(promise.words, action_item.text) as words,
    coalesce(promise.zone, action_item.zone) as zone
  from soonest join incident on incident.id = soonest.incident_id
    left join promise on what = 'promise' and promise.incident_id = soonest.incident_id
      and promise.number = soonest.number
    left join action_item on what = 'action' and action_item.incident_id = soonest.incident_id
      and action_item.number = soonest.number
  order by soonest.due_at nulls last, soonest.incident_id, what, soonest.number`;

const owedBy = soonest(`
  select incident_id, 'promise' as what, number, due_at, made_by as owner from promise
  where made_by = @person and ended is null
  union all
  select incident_id, 'action', number, due_at, owner from action_item where owner = @person and done_in is null`);

const owing = soonest(
  `select incident_id, 'promise' as what, number, due_at, made_by as owner from promise
  where ended is null and @what::text is null and (@by::text is null or due_at <= @by)
  union all
  select incident_id, 'action', number, due_at, owner from action_item
  where done_in is null and (@by::text is null or due_at <= @by)`,
  "incident.mode <> 'test'",
);

/** What one person owes, and what everybody does, over all incidents that whoever asks may see. */
export const owed = (db: Asks, viewer: string | null): Pick<Records, 'owedBy' | 'owing'> => ({
  async owedBy(person, limit) {
    const rows = await db.all<OwedRow>(owedBy, { person, viewer, limit });
    return { total: rows[0]?.total ?? 0, first: rows.map(toOwed) };
  },
  async owing({ what = null, dueBy = null }: { what?: string | null; dueBy?: Date | null }, limit) {
    const rows = await db.all<OwedRow>(owing, { what, by: dueBy?.toISOString() ?? null, viewer, limit });
    return { total: rows[0]?.total ?? 0, first: rows.map(toOwing) };
  },
});
