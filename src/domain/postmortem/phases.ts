import type { Status } from '../status.ts';
import { type Entry, isKind } from '../timeline.ts';

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
  const starts = timeline.flatMap((entry) => {
    const status = statusSetBy(entry);
    return status ? [{ status, from: entry.at, begunBy: entry }] : [];
  });
  return starts.map((start, index) => ({ ...start, to: starts[index + 1]?.from ?? null }));
}

function statusSetBy(entry: Entry): Status | null {
  if (isKind(entry, 'declared') || isKind(entry, 'reopened')) return 'investigating';
  if (isKind(entry, 'resolved')) return 'resolved';
  return isKind(entry, 'update') && entry.detail.from !== entry.detail.to ? entry.detail.to : null;
}
