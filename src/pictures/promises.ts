import { scaleLinear } from 'd3-scale';
import { counted } from '../domain/counted.ts';
import type { Kept, KeptWeek } from '../domain/metrics/kept.ts';
import { inMinutes } from '../domain/promises/score.ts';
import { steps } from './counts.ts';
import type { Look } from './look.ts';
import { type Block, composed, type Drawn, heading, legend, type Sheet, sheetOf } from './sheet.ts';
import { line, rect, text } from './svg.ts';
import { type WeekAxis, weekAxis } from './week-axis.ts';
import { daysWords, weekWords } from './when.ts';
import { widthOf } from './words.ts';

/** Promises by the week they were due in: what was kept stands above the line, what was late hangs below it. */
export function promisesPicture(data: Kept, look: Look): Drawn {
  const sheet = sheetOf(look);
  const { weeks, period, score } = data;
  const [up, down] = [Math.max(...weeks.map(({ kept }) => kept)), Math.max(...weeks.map(({ late }) => late))];
  const ticks = steps(Math.max(up, down));
  const gutter = widthOf(String(ticks.at(-1)), sheet.sizes.small) + sheet.sizes.small * 0.8;
  const names = weeks.map(({ monday }) => monday);
  const axis = weekAxis(sheet, names, sheet.sizes.pad + gutter);
  const finding = promisesFinding(data);
  const subject = ['Promises by the week they were due in', daysWords(period.from, period.to)];
  const items = [
    { name: `kept: ${score.kept}`, colour: sheet.colours.kept },
    { name: `late: ${score.timed - score.kept}`, colour: sheet.colours.late },
  ];
  return composed(sheet, { finding, alt: altOf(data, finding, subject.join(', ')) }, [
    heading(sheet, finding, ...subject),
    legend(sheet, items),
    columns(sheet, weeks, axis, { ticks, up, down }),
    axis.labels,
  ]);
}

/** `18 of 20 promises kept (90%); the worst 32 min late`. Two minutes late is still kept. */
function promisesFinding({ score: { timed, kept, worst } }: Kept): string {
  if (timed === 0) return 'No promise came due';
  const share = `${kept} of ${counted(timed, 'promise')} kept (${Math.round((kept / timed) * 100)}%)`;
  return kept < timed ? `${share}; the worst ${inMinutes(worst)} late` : share;
}

function altOf({ weeks }: Kept, finding: string, subject: string): string {
  const some = weeks
    .filter(({ kept, late }) => kept + late > 0)
    .map(({ monday, kept, late }) => `${weekWords(monday)} ${kept} kept${late > 0 ? ` and ${late} late` : ''}`);
  return `${finding}. ${subject}: ${some.join(', ') || 'none'}.`;
}

interface Span {
  readonly ticks: readonly number[];
  readonly up: number;
  readonly down: number;
}

function columns(
  { sizes, colours }: Sheet,
  weeks: readonly KeptWeek[],
  { x, width, left, right }: WeekAxis,
  { ticks, up, down }: Span,
): Block {
  const size = sizes.small;
  const upwards = ticks.filter((tick) => tick === 0 || tick < up + (ticks[1] ?? 1));
  const downwards = ticks.filter((tick) => tick > 0 && tick < down + (ticks[1] ?? 1));
  const shown = [...downwards.map((tick) => -tick), ...upwards];
  const [least, most] = [Math.min(...shown), Math.max(...shown, 1)];
  const height = sizes.isWide ? 300 : 170;
  const hasCounts = width >= size * 1.3;
  return {
    height: height + size * 2,
    draw: (top) => {
      const y = scaleLinear([least, most], [top + size + height, top + size]);
      const grid = shown.map(
        (tick) =>
          line(left, y(tick), right, y(tick), tick === 0 ? colours.quiet : colours.grid) +
          text(left - size * 0.6, y(tick) + size * 0.35, String(Math.abs(tick)), {
            size,
            fill: colours.quiet,
            anchor: 'end',
          }),
      );
      const words = { size, fill: colours.ink, weight: 'strong', anchor: 'middle' } as const;
      const column = ({ monday, kept, late }: KeptWeek): string => {
        const middle = x(monday) + width / 2;
        return [
          kept > 0 ? rect(x(monday), y(kept), width, y(0) - y(kept), colours.kept) : '',
          late > 0 ? rect(x(monday), y(0), width, y(-late) - y(0), colours.late) : '',
          hasCounts && kept > 0 ? text(middle, y(kept) - 4, String(kept), words) : '',
          hasCounts && late > 0 ? text(middle, y(-late) + size, String(late), words) : '',
        ].join('');
      };
      return grid.join('') + weeks.map(column).join('');
    },
  };
}
