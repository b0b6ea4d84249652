import { scaleLog } from 'd3-scale';
import { counted } from '../domain/counted.ts';
import { formatDuration } from '../domain/duration.ts';
import type { Mitigated } from '../domain/metrics/mitigated.ts';
import { severities } from '../domain/severity.ts';

import type { Look } from './look.ts';
import { type Block, composed, type Drawn, heading, legend, type Sheet, sheetOf } from './sheet.ts';
import { element, line, text } from './svg.ts';
import { type TimeAxis, timeAxis } from './time-axis.ts';
import { daysWords, weekWords } from './when.ts';
import { widthOf } from './words.ts';

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

/** Durations that people know, evenly apart on a scale of factors: half as long is as far down as twice is up. */
const marks = [
  [second, '1s'],
  [10 * second, '10s'],
  [minute, '1m'],
  [5 * minute, '5m'],
  [15 * minute, '15m'],
  [hour, '1h'],
  [4 * hour, '4h'],
  [day, '1d'],
  [7 * day, '1w'],
  [28 * day, '4w'],
  [365 * day, '1y'],
] as const;

/** Time to mitigate: a dot per incident, and a line through the middles of its weeks. `of`: the component that they hit. */
export function mitigatePicture(data: Mitigated, look: Look, of = ''): Drawn {
  const sheet = sheetOf(look);
  const { period, each } = data;
  const gutter = widthOf('15m', sheet.sizes.small) + sheet.sizes.small * 0.8;
  const axis = timeAxis(sheet, period.from, period.to, sheet.sizes.pad + gutter);
  const finding = mitigateFinding(data);
  const subject = [`Time to mitigate${of === '' ? '' : ` what hit ${of}`}`, daysWords(period.from, period.to)];
  const shown = severities.filter((one) => each.some(({ severity }) => severity === one));
  const items = [
    ...shown.map((one) => ({ name: one, colour: sheet.colours.severity[one] })),
    ...(data.trend.length > 1 ? [{ name: 'median', colour: sheet.colours.ink }] : []),
  ];
  return composed(sheet, { finding, alt: altOf(data, finding, subject.join(', ')) }, [
    heading(sheet, finding, ...subject),
    legend(sheet, items),
    dots(sheet, data, axis),
    axis.labels,
  ]);
}

/** `Half were mitigated within 34m: 1h 2m at first, 20m lately (2 unknown)`: in the halves of the time; those of which nobody knows are counted. */
function mitigateFinding({ all, halves }: Mitigated): string {
  if (all.median === null) return 'No time to mitigate is known';
  const unknown = all.unknown > 0 ? ` (${all.unknown} unknown)` : '';
  if (all.known === 1) return `Mitigated within ${formatDuration(all.median)}${unknown}`;
  const half = `Half were mitigated within ${formatDuration(all.median)}`;
  if (!halves) return `${half}${unknown}`;
  const [first, second] = [formatDuration(halves.first), formatDuration(halves.second)];
  return first === second ? `${half}${unknown}` : `${half}: ${first} at first, ${second} lately${unknown}`;
}

function altOf({ all, trend }: Mitigated, finding: string, subject: string): string {
  const middles = trend.map(
    ({ at, median }) => `${weekWords(at.toISOString().slice(0, 10))} ${formatDuration(median)}`,
  );
  const line = middles.length > 1 ? ` Median over time: ${middles.join(', ')}.` : '';
  return `${finding}. ${subject}: ${counted(all.known, 'dot')}, one per incident.${line}`;
}

function dots({ sizes, colours }: Sheet, { each, trend }: Mitigated, { x, left, right, grid }: TimeAxis): Block {
  const height = sizes.isWide ? 330 : 190;
  const size = sizes.small;
  const shown = marksAround(each.map(({ took }) => took));
  const [least, most] = [shown[0]?.[0] ?? minute, shown.at(-1)?.[0] ?? hour];
  const isCrowd = each.length > 150;
  const radius = (sizes.isWide ? 6 : 4) * (isCrowd ? 0.5 : 1);
  return {
    height: height + size * 1.5,
    draw: (top) => {
      const y = scaleLog([least, most], [top + size * 0.5 + height, top + size * 0.5]);
      const rows = shown.map(
        ([took, words]) =>
          line(left, y(took), right, y(took), colours.grid) +
          text(left - size * 0.6, y(took) + size * 0.35, words, { size, fill: colours.quiet, anchor: 'end' }),
      );
      const points = each.map(({ at, took, severity }) =>
        element('circle', {
          cx: x(at),
          cy: y(took),
          // The worst are larger: not by their colour alone are they seen.
          r: severity === 'sev1' ? radius * 1.35 : radius,
          fill: colours.severity[severity],
          ...(isCrowd ? { 'fill-opacity': 0.65 } : { stroke: colours.ground }),
        }),
      );
      const trendLine = trend.length > 1 ? middle(y) : '';
      // Among few dots it must hide none; of many it is the sum.
      return [grid(y(most), y(least)), ...rows, ...(isCrowd ? [...points, trendLine] : [trendLine, ...points])].join(
        '',
      );
    },
  };

  function middle(y: (took: number) => number): string {
    const path = trend.map(
      ({ at, median }, index) => `${index === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(median).toFixed(1)}`,
    );
    const common = { d: path.join(' '), fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
    return (
      element('path', { ...common, stroke: colours.ground, 'stroke-width': 6 }) +
      element('path', { ...common, stroke: colours.ink, 'stroke-width': sizes.isWide ? 3 : 2 })
    );
  }
}

/** From the mark below the least to the one above the most. */
function marksAround(values: readonly number[]): ReadonlyArray<readonly [number, string]> {
  const [least, most] = [Math.min(...values, 15 * minute), Math.max(...values, hour)];
  const first = Math.max(
    0,
    marks.findLastIndex(([took]) => took <= least),
  );
  const last = marks.findIndex(([took]) => took >= most);
  return marks.slice(first, last < 0 ? marks.length : last + 1);
}
