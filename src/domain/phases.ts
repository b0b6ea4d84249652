import type { Status } from './status.ts';
import { type Entry, type EntryKind, isKind } from './timeline.ts';

/** A stretch of time in one status; the last one has no end. */
export interface Phase {
  readonly status: Status;
  readonly from: Date;
  readonly to: Date | null;
  /** The entry that began it. */
  readonly begunBy: Entry;
}

/** Which status the incident had when. */
export function phasesOf(timeline: readonly Entry[]): Phase[] {
  const starts: Array<Omit<Phase, 'to'>> = [];
  for (const entry of timeline) {
    const status = statusSetBy(entry);
    if (status) starts.push({ status, from: entry.at, begunBy: entry });
  }
  return starts.map((start, index) => ({ ...start, to: starts[index + 1]?.from ?? null }));
}

function statusSetBy(entry: Entry): Status | null {
  const { from, to } = isKind(entry, 'update') ? entry.detail : {};
  return statusAfter(entry.kind, from, to);
}

/** What an entry makes of the status; null for one that leaves it as it is. `from` and `to` are those of an update. */
export function statusAfter(kind: EntryKind, from?: Status, to?: Status): Status | null {
  if (kind === 'declared' || kind === 'reopened') return 'investigating';
  if (kind === 'resolved') return 'resolved';
  return from === to ? null : (to ?? null);
}
