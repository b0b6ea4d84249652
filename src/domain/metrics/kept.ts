import type { PromiseRecord } from '../promises/record.ts';
import { type Score, scoreOf } from '../promises/score.ts';
import { grouped } from './grouped.ts';
import type { Period } from './report.ts';
import { mondayOf, weeksIn } from './weeks.ts';

export interface KeptWeek {
  /** Of the week: `2026-11-16`. */
  readonly monday: string;
  /** On time, or late within the grace. */
  readonly kept: number;
  /** Later than that, or still missing. */
  readonly late: number;
}

/** How the promises with a time were kept, by the week in which they were due. */
export interface Kept {
  readonly period: Period;
  /** The oldest first; a week in which nothing was due is there with none. */
  readonly weeks: readonly KeptWeek[];
  readonly score: Score;
}

/** Counts as `scoreOf` does, as things stand at the end of the period. */
export function keptOf(promises: readonly PromiseRecord[], period: Period, zone: string): Kept {
  const weeks = weeksIn(period, zone);
  // What was kept early, before its week has come, stands in the last one.
  const byWeek = grouped(promises, ({ due }) => (due ? mondayOf(due, weeks) : ''));
  return {
    period,
    weeks: weeks.map(({ monday }) => {
      const { timed, kept } = scoreOf(byWeek.get(monday) ?? [], period.to);
      return { monday, kept, late: timed - kept };
    }),
    score: scoreOf(promises, period.to),
  };
}
