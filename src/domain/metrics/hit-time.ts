import type { Impact } from '../impacts/record.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Milliseconds within a period in which something was hit; what overlaps counts once. What has not ended counts until the
 * period does; what nobody said the beginning of, or knows to the day only, does not count.
 */
export function hitTime(impacts: readonly Impact[], from: Date, to: Date): number {
  let [total, end] = [0, from.getTime()];
  for (const span of spansOf(impacts, to)) {
    const start = Math.max(span.from, end);
    total += Math.max(0, span.to - start);
    end = Math.max(end, span.to);
  }
  return total;
}

const spansOf = (impacts: readonly Impact[], until: Date): Span[] =>
  impacts
    .flatMap(({ degree, from, to }) => {
      if (degree === 'none' || !from || from.precision === 'day' || to?.precision === 'day') return [];
      return [{ from: from.at.getTime(), to: Math.min(to?.at.getTime() ?? until.getTime(), until.getTime()) }];
    })
    .sort((a, b) => a.from - b.from);
