import { type Place, rowsOf } from '../record.ts';

/** When the next update of the first incident is due. Instants as the database has them. */
export async function nextDue(place: Place): Promise<string> {
  const [row] = await rowsOf<{ due: string }>(place, 'select next_due as due from incident where id = 1');
  if (!row) throw new Error('There is no incident #1');
  return row.due;
}

/** Every reminder on record: for when, and when it rang. */
export const reminded = (place: Place) =>
  rowsOf<{ due: string; at: string }>(
    place,
    "select detail ->> 'due' as due, recorded_at as at from timeline_entry where kind = 'reminder' order by incident_id, seq",
  );
