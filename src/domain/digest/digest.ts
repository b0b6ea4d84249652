import type { Average } from '../metrics/measures.ts';
import type { Report } from '../metrics/report.ts';
import type { Score } from '../promises/score.ts';
import type { Occasion } from './schedule.ts';

/** The first of them, and how many there are. */
interface Some<T> {
  readonly total: number;
  readonly first: readonly T[];
}

/** What managers read of a week, or of a day on which something is open. Of what is private, and of drills, nothing. */
export interface Digest<Incident, Owed> {
  readonly occasion: Occasion;
  /** The worst first. */
  readonly open: Some<Incident>;
  /** Those that ended in it, the latest first. */
  readonly resolved: Some<Incident>;
  /** Of actions and promises whose date is past, the oldest first. */
  readonly overdue: Some<Owed>;
  readonly figures: Report;
  /** Of the week before. */
  readonly before: Report;
  readonly promises: Score;
}

/** Nothing to tell but that. */
export const isQuiet = ({ open, resolved, overdue, figures }: Digest<unknown, unknown>): boolean =>
  open.total + resolved.total + overdue.total + figures.all.count === 0;

/** `up`, `down` or as before: of two medians, where both are known and differ by more than a tenth. */
export function trendOf({ median: now }: Average, { median: then }: Average): 'up' | 'down' | null {
  if (now === null || then === null || Math.abs(now - then) <= then / 10) return null;
  return now > then ? 'up' : 'down';
}
