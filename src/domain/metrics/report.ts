import { tzOffset } from '@date-fns/tz';
import { folded, isSameName } from '../component.ts';
import type { Impact } from '../impacts/record.ts';
import { isMeasured } from '../mode.ts';
import { type Severity, severities } from '../severity.ts';
import { hitTime } from './hit-time.ts';
import { type Average, averageOf, type Measure, type Measures, measures, measuresOf } from './measures.ts';
import { type Measured, milestonesOf } from './milestones.ts';

/** What is after its beginning and not after its end. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** Incidents that have something in common, and how they went. */
export interface Group {
  readonly name: string;
  readonly count: number;
  readonly averages: Readonly<Record<Measure, Average>>;
  /** Milliseconds in which customers were hit; what overlaps counts once. */
  readonly hit: number;
}

export interface Report {
  readonly period: Period;
  /** Of all that count: `name` is empty. */
  readonly all: Group;
  readonly open: number;
  readonly reopened: number;
  /** Declared in the period and in no average. */
  readonly left: { readonly retro: number; readonly test: number };
  /** The worst first; without those of which there was none. */
  readonly bySeverity: readonly Group[];
  /** The most often hit first. One incident is in the group of each component that it hit. */
  readonly byComponent: readonly Group[];
  /** The oldest first: `2026-11`. A month without an incident is there with none. */
  readonly byMonth: readonly Group[];
  /** What the slowest took, the slowest first. */
  readonly longest: ReadonlyArray<{ readonly id: number; readonly title: string; readonly took: number }>;
}

interface One {
  readonly incident: Measured;
  readonly measures: Measures;
  readonly reopened: number;
}

/** How many stand in a list of the longest. */
const few = 3;

/**
 * The figures of a period, from the incidents that were declared in it; `zone` (IANA) says where a month begins. Drills and
 * what was written down after the fact are counted as such, and are in nothing else.
 */
export function reportOf(incidents: readonly Measured[], period: Period, zone: string): Report {
  const all = incidents.filter(isMeasured).map(measured);
  const months = new Map(all.map((one) => [one, monthOf(one.incident.declaredAt, zone)]));
  const group = (name: string, some: readonly One[]): Group => groupOf(name, some, impactsOf(some), period);
  const left = (mode: Measured['mode']): number =>
    incidents.filter((incident) => incident.mode === mode && !isMeasured(incident)).length;
  return {
    period,
    all: group('', all),
    open: all.filter(({ incident }) => incident.status !== 'resolved').length,
    reopened: all.filter(({ reopened }) => reopened > 0).length,
    left: { retro: left('retro'), test: left('test') },
    bySeverity: severities.map((one) => group(one, ofSeverity(all, one))).filter(({ count }) => count > 0),
    byComponent: byComponent(all)
      .map(({ name, hit }) => groupOf(name, [...hit.keys()], [...hit.values()].flat(), period))
      .sort((a, b) => b.count - a.count || b.hit - a.hit || a.name.localeCompare(b.name)),
    byMonth: monthsIn(period, zone).map((month) =>
      group(
        month,
        all.filter((one) => months.get(one) === month),
      ),
    ),
    longest: all
      .flatMap(({ incident: { id, title }, measures: { resolve } }) =>
        resolve === null ? [] : [{ id, title, took: resolve }],
      )
      .sort((a, b) => b.took - a.took)
      .slice(0, few),
  };
}

function measured(incident: Measured): One {
  const milestones = milestonesOf(incident);
  return { incident, measures: measuresOf(milestones), reopened: milestones.reopened };
}

function groupOf(name: string, some: readonly One[], impacts: readonly Impact[], { from, to }: Period): Group {
  const average = (one: Measure): Average => averageOf(some.map((each) => each.measures[one]));
  return {
    name,
    count: some.length,
    averages: Object.fromEntries(measures.map((one) => [one, average(one)])) as Group['averages'],
    hit: hitTime(impacts, from, to),
  };
}

const impactsOf = (some: readonly One[]): Impact[] =>
  some.flatMap(({ incident }) => atMost(incident, incident.impacts));

/** What is over hits nobody any more, also where nobody wrote down the end of an impact. */
const atMost = ({ resolvedAt }: Measured, impacts: readonly Impact[]): Impact[] =>
  impacts.map((impact) =>
    impact.to || !impact.from || !resolvedAt ? impact : { ...impact, to: { ...impact.from, at: resolvedAt } },
  );

const ofSeverity = (all: readonly One[], severity: Severity): One[] =>
  all.filter(({ incident }) => incident.severity === severity);

/** What was hit, each by the name that it was given last, with what each incident did to it. */
function byComponent(all: readonly One[]) {
  const found = new Map<string, { name: string; readonly hit: Map<One, Impact[]> }>();
  for (const one of all) {
    for (const impact of one.incident.impacts.filter(isHit)) {
      const key = folded(impact.component);
      const component = found.get(key) ?? { name: '', hit: new Map<One, Impact[]>() };
      component.name = impact.component;
      component.hit.set(one, [...(component.hit.get(one) ?? []), ...atMost(one.incident, [impact])]);
      found.set(key, component);
    }
  }
  return [...found.values()];
}

const isHit = ({ degree }: Impact): boolean => degree !== 'none';

/** As its wall calendar shows it: `2026-11`. */
const monthOf = (at: Date, zone: string): string =>
  new Date(at.getTime() + tzOffset(zone, at) * 60_000).toISOString().slice(0, 7);

function monthsIn({ from, to }: Period, zone: string): string[] {
  const last = monthOf(to, zone);
  const months = [monthOf(new Date(from.getTime() + 1), zone)];
  for (let month = months[0] ?? last; month < last; ) {
    const [year = 0, number = 0] = month.split('-').map(Number);
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
    months.push(month);
  }
  return months;
}

/** Only what hit a component, and what it hit of that; its name may be typed in any case. */
export const hitting = (incidents: readonly Measured[], component: string): Measured[] =>
  incidents
    .map((incident) => ({
      ...incident,
      impacts: incident.impacts.filter((one) => isSameName(one.component, component)),
    }))
    .filter(({ impacts }) => impacts.some(isHit));
