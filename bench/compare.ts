import type { Row } from './figures.ts';

/** What was measured of two that are compared, each in turn and as often. */
interface Pair {
  readonly what: string;
  /** One figure a repeat, in the order they were taken. */
  readonly ours: readonly number[];
  readonly floor: readonly number[];
  readonly words: (figure: number) => string;
}

interface Limit {
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** The worst repeat may miss a goal by so much of it, as long as the median does not. */
const slack = 0.2;

/** Measures each side in turn, and that so many times: what else the machine does meets all of them. */
export async function interleaved<Name extends string, T>(
  repeats: number,
  names: readonly Name[],
  measure: (name: Name) => Promise<T>,
): Promise<Record<Name, T[]>> {
  const taken = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, T[]>;
  for (let n = 0; n < repeats; n++) for (const name of names) taken[name].push(await measure(name));
  return taken;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** Ours over the floor's, by their medians; without a limit it is only told. */
export function ratioRow({ what, ours, floor, words }: Pair, { atMost, atLeast }: Limit = {}): Row {
  const ratio = median(ours) / median(floor);
  const each = ours.map((figure, n) => figure / (floor[n] ?? Number.NaN));
  const worst = atLeast === undefined ? Math.max(...each) : Math.min(...each);
  const common = {
    what,
    n: ours.length,
    ours: words(median(ours)),
    floor: words(median(floor)),
    ratio: ratio.toFixed(2),
    worst: worst.toFixed(2),
    raw: { ours, floor },
  };
  if (atMost !== undefined) {
    return { ...common, goal: `≤ ${atMost} ×`, met: ratio <= atMost && worst <= atMost * (1 + slack) };
  }
  if (atLeast !== undefined) {
    return { ...common, goal: `≥ ${atLeast} ×`, met: ratio >= atLeast && worst >= atLeast * (1 - slack) };
  }
  return common;
}
