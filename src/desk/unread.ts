import type { Entry } from '../domain/timeline.ts';
import { createLately } from './lately.ts';
import type { Store } from './ports.ts';

/** Hardly more incidents than these are busy at once. */
const busy = 50;

/**
 * Gives the entries after one, or the first of them. What was read last of an incident is kept: its followers ask for the
 * same, one after the other.
 */
export function createUnread(store: Pick<Store, 'find' | 'entriesAfter'>, page: number) {
  const lately = createLately<number, { told: number; version: number; entries: readonly Entry[] }>(busy);

  return async (incidentId: number, told: number): Promise<readonly Entry[]> => {
    const version = (await store.find({ id: incidentId }))?.version ?? told;
    if (version === told) return [];
    const had = lately.get(incidentId);
    if (had?.told === told && had.version === version) return had.entries;
    const entries = await store.entriesAfter(incidentId, told, page);
    lately.set(incidentId, { told, version, entries });
    return entries;
  };
}
