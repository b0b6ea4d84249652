import type { Database } from 'better-sqlite3';
import type { Owed, Records } from '../../desk/ports.ts';
import { toDate } from './columns.ts';

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

/** What one person owes, over all incidents. */
export function owed(db: Database): Records['owedBy'] {
  const owedBy = db.prepare<{ person: string; limit: number }, OwedRow>(`
    select owed.*, incident.title, incident.status, count(*) over () as total from (
      select incident_id, 'promise' as what, number, words, kind, due_at, zone
      from promise where made_by = @person and ended is null
      union all
      select incident_id, 'action', number, text, null, due_at, zone
      from action_item where owner = @person and done_in is null
    ) as owed join incident on incident.id = owed.incident_id
    order by due_at is null, due_at, incident_id, what, number limit @limit`);

  return async (person, _viewer, limit) => {
    const rows = owedBy.all({ person, limit });
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
