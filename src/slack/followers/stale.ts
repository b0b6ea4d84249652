import type { Incident } from '../../domain/incident.ts';
import { type Entry, type EntryOf, isKind } from '../../domain/timeline.ts';

/** A reminder that something has settled before anybody read it: Slack was away, say. It would only be noise. */
export function isStale(incident: Incident, entry: Entry): boolean {
  if (isKind(entry, 'reminder')) return isAnswered(incident, entry);
  if (isKind(entry, 'asked')) return !incident.promises.some(({ number }) => number === entry.detail.promise);
  if (!isKind(entry, 'chased')) return false;
  const { what, number, due } = entry.detail;
  const owed: ReadonlyArray<{ number: number; due: Date | null }> =
    what === 'action' ? incident.actions : incident.promises;
  return !owed.some((open) => open.number === number && (open.due?.toISOString() ?? null) === due);
}

/** Answered, snoozed, or followed by the next reminder. The first reminders of all did not say which they are. */
function isAnswered({ next }: Incident, { detail: { due, stage, round } }: EntryOf<'reminder'>): boolean {
  if (next.due?.toISOString() !== due) return true;
  if (stage === 'heads_up') return next.rings > 0;
  return round !== undefined && next.rings !== round + 1;
}
