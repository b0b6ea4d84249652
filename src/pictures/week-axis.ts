import { scaleBand } from 'd3-scale';
import type { Block, Sheet } from './sheet.ts';
import { text } from './svg.ts';
import { weekWords } from './when.ts';
import { widthOf } from './words.ts';

export interface WeekAxis {
  /** The left of a week's column. */
  x(week: string): number;
  /** How wide a column is. */
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly labels: Block;
}

/** A few columns are no posters: at most this part of the width each. */
const widest = 1 / 6;

/** A column per week, the Monday under as many of them as fit; the last one always has its own. */
export function weekAxis({ sizes, colours, look }: Sheet, weeks: readonly string[], left: number): WeekAxis {
  const right = look.width - sizes.pad;
  const size = sizes.small;
  const most = left + weeks.length * (right - left) * widest;
  const scale = scaleBand(weeks, [left, Math.min(right, most)]).padding(0.22);
  const width = scale.bandwidth();
  // The last one may have to move to the left by as much as it is wider than half its column.
  const half = widthOf('Nov 30', size) / 2;
  const label = 2 * half + size + Math.max(0, half - width / 2);
  const every = Math.max(1, Math.ceil(label / scale.step()));
  return {
    x: (week) => scale(week) ?? left,
    width,
    left,
    right,
    labels: {
      height: size * 1.7,
      draw: (top) =>
        weeks
          .map((week, index) => {
            if ((weeks.length - 1 - index) % every !== 0) return '';
            const x = Math.min(right - half, Math.max(left + half, (scale(week) ?? left) + width / 2));
            return text(x, top + size * 1.3, weekWords(week), { size, fill: colours.quiet, anchor: 'middle' });
          })
          .join(''),
    },
  };
}
