import type { Database } from 'better-sqlite3';
import type { Owed, Records } from '../../desk/ports.ts';
import { toDate } from './columns.ts';
import { visible } from './members.ts';

interface OwedRow {
  incident_id: number;
  title: string;
  status: Owed['incident']['status'];
  what: Owed['what'];
  number: number;
  words: string;
  kind: Owed['kind'];
  due_at: string | null;
  zone: string;
  total: number;
}

/** What one person owes, over all incidents that whoever asks may see. */
export function owed(db: Database): (viewer: string | null) => Records['owedBy'] {
  // Sorted by its keys alone, which the indexes hold: what people wrote may be long.
  const owedBy = db.prepare<{ person: string; viewer: string | null; limit: number }, OwedRow>(`
    with owed as (
      select incident_id, 'promise' as what, number, due_at from promise where made_by = @person and ended is null
      union all
      select incident_id, 'action', number, due_at from action_item where owner = @person and done_in is null
    ), soonest as (
      select owed.*, count(*) over () as total from owed join incident on incident.id = incident_id
      where ${visible}
      order by due_at is null, due_at, incident_id, what, number limit @limit
    )
    select soonest.*, incident.title, incident.status, promise.kind, coalesce(promise.words, action_item.text) as words,
      coalesce(promise.zone, action_item.zone) as zone
    from soonest join incident on incident.id = soonest.incident_id
      left join promise on what = 'promise' and promise.incident_id = soonest.incident_id
        and promise.number = soonest.number
      left join action_item on what = 'action' and action_item.incident_id = soonest.incident_id
        and action_item.number = soonest.number
    order by soonest.due_at is null, soonest.due_at, soonest.incident_id, what, soonest.number`);

  return (viewer) => async (person, limit) => {
    const rows = owedBy.all({ person, viewer, limit });
    return { total: rows[0]?.total ?? 0, first: rows.map(toOwed) };
  };
}

const toOwed = ({ incident_id, title, status, what, number, words, kind, due_at, zone }: OwedRow): Owed => ({
  incident: { id: incident_id, title, status },
  what,
  number,
  words,
  kind,
  due: toDate(due_at),
  zone,
});
