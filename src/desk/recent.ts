import type { Incident } from '../domain/incident.ts';
import type { Entry } from '../domain/timeline.ts';
import { createLately } from './lately.ts';
import type { Records } from './ports.ts';

type Reading = Pick<Records, 'entriesAfter'>;
type Which = Pick<Incident, 'id' | 'version'>;

/** As much of the past as a person has in mind; a timeline may be thousands of entries long. */
const many = 300;

/** The newest entries of an incident, in their order. */
export const recent = (records: Reading, { id, version }: Which): Promise<Entry[]> =>
  records.entriesAfter(id, Math.max(0, version - many), many);

/** Those of so many incidents are kept. */
const most = 10;

/** The same for whoever asks again and again: what was read stays, and what stays is the same entry. */
export function createRecent(): typeof recent {
  const kept = createLately<number, Entry[]>(most);

  return async (records, { id, version }) => {
    const had = kept.get(id) ?? [];
    const since = Math.max(had.at(-1)?.seq ?? 0, version - many);
    const entries = [...had, ...(await records.entriesAfter(id, since, many))].slice(-many);
    kept.set(id, entries);
    return entries;
  };
}
