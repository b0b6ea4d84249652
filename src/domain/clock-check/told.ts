import type { Entry } from '../timeline.ts';
import { type Telling, tellingsOf } from './tellings.ts';

/** By the entry, and by the zone of whoever reads. */
const kept = new WeakMap<Entry, Map<string, Telling[]>>();

/** What an entry tells. Reading is dear and every update is compared with the same entries: it is done once for each. */
export function toldIn(entry: Entry, home: string): Telling[] {
  const known = kept.get(entry) ?? new Map<string, Telling[]>();
  kept.set(entry, known);
  const told = known.get(home) ?? tellingsOf(entry.text, home, entry.recordedAt);
  known.set(home, told);
  return told;
}

export const isRead = (entry: Entry, home: string): boolean => kept.get(entry)?.has(home) ?? false;
