import { isMeasured } from '../mode.ts';
import { type Severity, severities } from '../severity.ts';
import { grouped } from './grouped.ts';
import type { Measured } from './milestones.ts';
import type { Period } from './report.ts';
import { mondayOf, weeksIn } from './weeks.ts';

export interface WeekCount {
  /** Of the week: `2026-11-16`. */
  readonly monday: string;
  readonly total: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

/** How many incidents were declared in each week, by the severity that they have now. */
export interface PerWeek {
  readonly period: Period;
  /** The oldest first; a week without an incident is there with none. */
  readonly weeks: readonly WeekCount[];
  readonly total: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

/** Counts what `reportOf` counts: neither drills nor what was written down after the fact. */
export function perWeekOf(incidents: readonly Measured[], period: Period, zone: string): PerWeek {
  const live = incidents.filter(isMeasured);
  const weeks = weeksIn(period, zone);
  const byWeek = grouped(live, ({ declaredAt }) => mondayOf(declaredAt, weeks));
  return {
    period,
    weeks: weeks.map(({ monday }) => ({ monday, ...counted(byWeek.get(monday) ?? []) })),
    ...counted(live),
  };
}

const counted = (some: readonly Measured[]): Pick<WeekCount, 'total' | 'bySeverity'> => ({
  total: some.length,
  bySeverity: Object.fromEntries(
    severities.map((severity) => [severity, some.filter((one) => one.severity === severity).length]),
  ) as WeekCount['bySeverity'],
});
