import { scaleUtc } from 'd3-scale';
import type { Block, Sheet } from './sheet.ts';
import { line, text } from './svg.ts';
import { clockWords, dayWords } from './when.ts';
import { widthOf } from './words.ts';

export interface TimeAxis {
  /** Where a moment is, in pixels from the left. */
  x(at: Date): number;
  readonly left: number;
  readonly right: number;
  /** Fine lines behind what stands between two heights. */
  grid(top: number, bottom: number): string;
  readonly labels: Block;
}

const day = 86_400_000;

/** Time from left to right in UTC, as many words along it as fit. */
export function timeAxis({ sizes, colours, look }: Sheet, from: Date, to: Date, left: number): TimeAxis {
  const right = look.width - sizes.pad;
  const size = sizes.small;
  const scale = scaleUtc([from, to], [left, right]);
  const isLong = to.getTime() - from.getTime() > 3 * day;
  const widest = widthOf(isLong ? 'Nov 30' : '00:00', size) + size * 1.6;
  const count = Math.max(2, Math.floor((right - left) / widest));
  // A tick at a fraction of a day says nothing beside a date.
  const ticks = scale.ticks(count).filter((at) => !isLong || at.getTime() % day === 0);
  const shown = ticks.filter((_, index) => index % Math.ceil(ticks.length / count) === 0);
  const wordsOf = (at: Date) => (isLong || at.getTime() % day === 0 ? dayWords(at) : clockWords(at));
  return {
    x: (at) => Math.min(right, Math.max(left, scale(at))),
    left,
    right,
    grid: (top, bottom) => shown.map((at) => line(scale(at), top, scale(at), bottom, colours.grid)).join(''),
    labels: {
      height: size * 1.7,
      draw: (top) =>
        shown
          .map((at) => {
            const words = wordsOf(at);
            const half = widthOf(words, size) / 2;
            const x = Math.min(right - half, Math.max(left + half, scale(at)));
            return text(x, top + size * 1.3, words, { size, fill: colours.quiet, anchor: 'middle' });
          })
          .join(''),
    },
  };
}
