import { type Entry, isKind } from './timeline.ts';

/** What a whole channel may hear of an incident beside its card: everything else stays in the thread of that. */
export const broadcasts = ['sev1', 'severity', 'update', 'resolved', 'reopened'] as const;
export type Broadcast = (typeof broadcasts)[number];

/** Enough to know that all must help, and that it is over. */
export const usualBroadcasts: readonly Broadcast[] = ['sev1', 'resolved'];

/** Whether an entry is one of those that a team wants everybody to hear. The end is heard by its summary. */
export function isBroadcast(entry: Entry, wanted: readonly Broadcast[]): boolean {
  if (isKind(entry, 'severity')) {
    const { from, to } = entry.detail;
    return wanted.includes('severity') || (wanted.includes('sev1') && to === 'sev1' && from !== 'sev1');
  }
  return (isKind(entry, 'update') || isKind(entry, 'reopened')) && wanted.includes(entry.kind);
}
