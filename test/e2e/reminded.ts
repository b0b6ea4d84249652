import type { House } from '../house.ts';
import { rows } from './settled.ts';

type Place = Pick<House, 'dataDir'>;

/** When the next update of the first incident is due. Instants as the database has them. */
export function nextDue(place: Place): string {
  const [row] = rows<{ due: string }>(place, 'select next_due due from incident where id = 1');
  if (!row) throw new Error('There is no incident #1');
  return row.due;
}

/** Every reminder on record: for when, and when it rang. */
export const reminded = (place: Place) =>
  rows<{ due: string; at: string }>(
    place,
    "select detail ->> 'due' due, recorded_at at from timeline_entry where kind = 'reminder' order by incident_id, seq",
  );
