import type { Measured } from '../metrics/milestones.ts';
import type { Period } from '../metrics/report.ts';
import { weekOf, weeksIn } from '../metrics/weeks.ts';
import { type Severity, severities } from '../severity.ts';
import { grouped } from './grouped.ts';

export interface Week {
  /** Its Monday: `2026-11-16`. */
  readonly week: string;
  readonly total: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

/** How many incidents were declared in each week, by the severity that they have now. */
export interface PerWeek {
  readonly period: Period;
  /** The oldest first; a week without an incident is there with none. */
  readonly weeks: readonly Week[];
  readonly total: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

/** Counts what `reportOf` counts: neither drills nor what was written down after the fact. */
export function perWeekOf(incidents: readonly Measured[], period: Period, zone: string): PerWeek {
  const live = incidents.filter(({ mode }) => mode === 'live');
  const byWeek = grouped(live, ({ declaredAt }) => weekOf(declaredAt, zone));
  return {
    period,
    weeks: weeksIn(period, zone).map((week) => ({ week, ...counted(byWeek.get(week) ?? []) })),
    ...counted(live),
  };
}

const counted = (some: readonly Measured[]): Pick<Week, 'total' | 'bySeverity'> => ({
  total: some.length,
  bySeverity: Object.fromEntries(
    severities.map((severity) => [severity, some.filter((one) => one.severity === severity).length]),
  ) as Week['bySeverity'],
});
