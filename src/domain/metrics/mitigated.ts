import { isMeasured } from '../mode.ts';
import type { Severity } from '../severity.ts';
import { grouped } from './grouped.ts';
import { type Average, averageOf, measuresOf } from './measures.ts';
import { type Measured, milestonesOf } from './milestones.ts';
import type { Period } from './report.ts';
import { mondayOf, weeksIn } from './weeks.ts';

/** How long it took until nothing more had to be stopped. */
export interface Mitigation {
  readonly id: number;
  readonly at: Date;
  readonly severity: Severity;
  /** Milliseconds. */
  readonly took: number;
}

/** Of the incidents declared in a stretch of time, half took less than that. */
export interface Middle {
  readonly at: Date;
  readonly count: number;
  /** Milliseconds. */
  readonly median: number;
}

/** The time to mitigate over a period; incidents are where they were declared. */
export interface Mitigated {
  readonly period: Period;
  /** In the order in which they were declared. */
  readonly each: readonly Mitigation[];
  readonly all: Average;
  /** Per week, or per four weeks where the period has more than a quarter's; without stretches of which nothing is known. */
  readonly trend: readonly Middle[];
  /** Of those in the first and in the second half of the period; null where one has too few to compare. */
  readonly halves: { readonly first: number; readonly second: number } | null;
}

/** As many weeks as are shown one by one. */
const manyWeeks = 14;

/** Fewer say nothing of a half. */
const enough = 3;

/** Takes what `reportOf` takes. */
export function mitigatedOf(incidents: readonly Measured[], period: Period, zone: string): Mitigated {
  const live = incidents
    .filter(isMeasured)
    .map((incident) => ({ incident, took: measuresOf(milestonesOf(incident)).mitigate }));
  const each = live
    .flatMap(({ incident: { id, declaredAt: at, severity }, took }) =>
      took === null ? [] : [{ id, at, severity, took }],
    )
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return {
    period,
    each,
    all: averageOf(live.map(({ took }) => took)),
    trend: trendOf(each, period, zone),
    halves: halvesOf(each, period),
  };
}

function trendOf(each: readonly Mitigation[], period: Period, zone: string): Middle[] {
  const weeks = weeksIn(period, zone);
  const stretches = weeks.length > manyWeeks ? weeks.filter((_, index) => index % 4 === 0) : weeks;
  const byStretch = grouped(each, ({ at }) => mondayOf(at, stretches));
  return stretches.flatMap(({ monday, from }, index) => {
    const some = byStretch.get(monday) ?? [];
    const begin = Math.max(from.getTime(), period.from.getTime());
    const end = (stretches[index + 1]?.from ?? period.to).getTime();
    return some.length > 0 ? [{ at: new Date((begin + end) / 2), count: some.length, median: medianOf(some) }] : [];
  });
}

function halvesOf(each: readonly Mitigation[], { from, to }: Period): Mitigated['halves'] {
  const middle = (from.getTime() + to.getTime()) / 2;
  const first = each.filter(({ at }) => at.getTime() < middle);
  const second = each.slice(first.length);
  return first.length < enough || second.length < enough ? null : { first: medianOf(first), second: medianOf(second) };
}

const medianOf = (some: readonly Mitigation[]): number => averageOf(some.map(({ took }) => took)).median ?? 0;
