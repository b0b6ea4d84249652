/** One line of the report. */
export interface Row {
  readonly what: string;
  readonly n: number;
  readonly missing?: number;
  readonly doubled?: number;
  readonly p50?: string;
  readonly p99?: string;
  readonly max?: string;
  /** Where it is compared: both medians, their ratio, and the worst ratio of one repeat. */
  readonly ours?: string;
  readonly floor?: string;
  readonly ratio?: string;
  readonly worst?: string;
  /** What the medians were taken of. */
  readonly raw?: { readonly ours: readonly number[]; readonly floor: readonly number[] };
  /** Left out: it is only told. */
  readonly goal?: string;
  readonly met?: boolean;
}

interface Figures {
  readonly min: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface Goal {
  readonly words: string;
  met(figures: Figures): boolean;
}

export const prompt: Goal = { words: 'p99 < 250 ms', met: ({ p99 }) => p99 < 250 };
export const bySweep: Goal = { words: 'max ≤ 1.5 s', met: ({ max }) => max <= 1500 };
export const onceEach: Goal = { words: 'each once', met: () => true };

/** By the nearest rank. */
export function figuresOf(values: readonly number[]): Figures {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { min: at(0), p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** `12 ms`, `1.24 s`. */
export const inWords = (milliseconds: number): string =>
  Math.abs(milliseconds) < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;

/** `0.42 ms`, `12.3 ms`: for what is shorter than people notice. */
export const finely = (milliseconds: number): string =>
  `${milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(1)} ms`;

export interface Lateness {
  readonly n: number;
  readonly late: readonly number[];
  readonly missing: number;
  readonly doubled: number;
}

/** Met: every one once, none early, and as soon as the goal says. */
export function rowOf(what: string, { n, late, missing, doubled }: Lateness, goal: Goal): Row {
  const figures = figuresOf(late);
  const { min, p50, p99, max } = figures;
  return {
    what,
    n,
    missing,
    doubled,
    ...(late.length > 0 ? { p50: inWords(p50), p99: inWords(p99), max: inWords(max) } : {}),
    goal: goal.words,
    met: missing === 0 && doubled === 0 && min >= 0 && goal.met(figures),
  };
}
