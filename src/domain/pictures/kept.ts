import type { Period } from '../metrics/report.ts';
import { weekOf, weeksIn } from '../metrics/weeks.ts';
import type { PromiseRecord } from '../promises/record.ts';
import { type Score, scoreOf } from '../promises/score.ts';
import { grouped } from './grouped.ts';

export interface KeptWeek {
  /** Its Monday: `2026-11-16`. */
  readonly week: string;
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
  // What was kept early, before its week has come, stands in the last one.
  const end = weekOf(period.to, zone);
  const weekDue = (due: Date): string => (due > period.to ? end : weekOf(due, zone));
  const byWeek = grouped(promises, ({ due }) => (due ? weekDue(due) : ''));
  return {
    period,
    weeks: weeksIn(period, zone).map((week) => {
      const { timed, kept } = scoreOf(byWeek.get(week) ?? [], period.to);
      return { week, kept, late: timed - kept };
    }),
    score: scoreOf(promises, period.to),
  };
}
