import type { Milestones } from './milestones.ts';

/** What is measured of an incident, in the order in which it happens. */
export const measures = ['detect', 'acknowledge', 'mitigate', 'resolve', 'recover'] as const;
export type Measure = (typeof measures)[number];

/** From which milestone to which. */
const spans: Readonly<Record<Measure, readonly [from: Moment, to: Moment]>> = {
  detect: ['hit', 'declared'],
  acknowledge: ['declared', 'acknowledged'],
  mitigate: ['declared', 'mitigated'],
  resolve: ['declared', 'resolved'],
  recover: ['hit', 'recovered'],
};

type Moment = Exclude<keyof Milestones, 'reopened'>;

/** Milliseconds of each; null where one end is unknown, or where they come in the other order. */
export type Measures = Readonly<Record<Measure, number | null>>;

export function measuresOf(milestones: Milestones): Measures {
  const between = ([from, to]: readonly [Moment, Moment]): number | null => {
    const [start, end] = [milestones[from], milestones[to]];
    const took = start && end ? end.getTime() - start.getTime() : 0;
    // One moment for both ends is how people write down that they do not know.
    return took > 0 ? took : null;
  };
  const { detect, acknowledge, mitigate, resolve, recover } = spans;
  return {
    detect: between(detect),
    acknowledge: between(acknowledge),
    mitigate: between(mitigate),
    resolve: between(resolve),
    recover: between(recover),
  };
}

/** One measure over many incidents. Milliseconds. */
export interface Average {
  readonly known: number;
  /** Those that could not be measured, and are in no average. */
  readonly unknown: number;
  readonly mean: number | null;
  /** Half took less. */
  readonly median: number | null;
}

export function averageOf(values: ReadonlyArray<number | null>): Average {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const [low, high] = [known[Math.floor((known.length - 1) / 2)], known[Math.floor(known.length / 2)]];
  return {
    known: known.length,
    unknown: values.length - known.length,
    mean: known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null,
    median: low === undefined || high === undefined ? null : (low + high) / 2,
  };
}
