import { scaleLinear } from 'd3-scale';
import { counted } from '../domain/counted.ts';
import type { PerWeek, WeekCount } from '../domain/metrics/per-week.ts';
import { severities } from '../domain/severity.ts';
import { steps, times } from './counts.ts';
import type { Look } from './look.ts';
import { type Block, composed, type Drawn, heading, legend, type Sheet, sheetOf } from './sheet.ts';
import { line, rect, text } from './svg.ts';
import { type WeekAxis, weekAxis } from './week-axis.ts';
import { daysWords, weekWords } from './when.ts';
import { widthOf } from './words.ts';

/** Incidents per week by severity: a column a week, the worst at its foot. `of`: the component that they hit. */
export function perWeekPicture(data: PerWeek, look: Look, of = ''): Drawn {
  const sheet = sheetOf(look);
  const { weeks, period, bySeverity } = data;
  const top = steps(Math.max(...weeks.map(({ total }) => total)));
  const gutter = widthOf(String(top.at(-1)), sheet.sizes.small) + sheet.sizes.small * 0.8;
  const names = weeks.map(({ monday }) => monday);
  const axis = weekAxis(sheet, names, sheet.sizes.pad + gutter);
  const shown = severities.filter((one) => bySeverity[one] > 0);
  const items = shown.map((one) => ({ name: `${one}: ${bySeverity[one]}`, colour: sheet.colours.severity[one] }));
  const finding = perWeekFinding(data);
  const subject = [`Incidents per week${of === '' ? '' : ` that hit ${of}`}`, daysWords(period.from, period.to)];
  return composed(sheet, { finding, alt: altOf(data, finding, subject.join(', ')) }, [
    heading(sheet, finding, ...subject),
    legend(sheet, items),
    columns(sheet, weeks, axis, top),
    axis.labels,
  ]);
}

/** `9 incidents in 5 weeks, most in the week of Nov 9; sev1 twice`. */
export function perWeekFinding({ weeks, total, bySeverity }: PerWeek): string {
  if (total === 0) return `No incident in ${counted(weeks.length, 'week')}`;
  const most = Math.max(...weeks.map((week) => week.total));
  const worst = weeks.filter((week) => week.total === most);
  const [only] = worst;
  const peak =
    total > 1 && weeks.length > 1 && worst.length === 1 && only
      ? `, ${most === total ? 'all' : 'most'} in the week of ${weekWords(only.monday)}`
      : '';
  const sev1 = bySeverity.sev1 > 0 ? `; ${sev1Words(bySeverity.sev1)}` : '';
  return `${counted(total, 'incident')} in ${counted(weeks.length, 'week')}${peak}${sev1}`;
}

const sev1Words = (count: number): string => (count > 2 ? `${count} of them sev1` : `sev1 ${times(count)}`);

function altOf({ weeks }: PerWeek, finding: string, subject: string): string {
  const some = weeks.filter(({ total }) => total > 0).map(({ monday, total }) => `${weekWords(monday)} ${total}`);
  return `${finding}. ${subject}, by the Monday of each week: ${some.join(', ') || 'none'}. Columns by severity.`;
}

function columns(
  { sizes, colours }: Sheet,
  weeks: readonly WeekCount[],
  { x, width, left, right }: WeekAxis,
  ticks: readonly number[],
): Block {
  const height = sizes.isWide ? 300 : 170;
  const size = sizes.small;
  const hasTotals = width >= size * 1.3;
  return {
    height: height + size,
    draw: (top) => {
      const y = scaleLinear([0, ticks.at(-1) ?? 1], [top + size + height, top + size]);
      const grid = ticks.map(
        (tick) =>
          line(left, y(tick), right, y(tick), colours.grid) +
          text(left - size * 0.6, y(tick) + size * 0.35, String(tick), { size, fill: colours.quiet, anchor: 'end' }),
      );
      const column = ({ monday, total, bySeverity }: WeekCount): string => {
        let sum = 0;
        const parts = severities.map((one) => {
          const [from, to] = [y(sum), y(sum + bySeverity[one])];
          sum += bySeverity[one];
          // A hair of ground between two, so that they part also where their colours look alike.
          const gap = from - to > 4 ? 1 : 0;
          return bySeverity[one] > 0 ? rect(x(monday), to + gap, width, from - to - gap, colours.severity[one]) : '';
        });
        const words = { size, fill: colours.ink, weight: 'strong', anchor: 'middle' } as const;
        return (
          parts.join('') +
          (hasTotals && total > 0 ? text(x(monday) + width / 2, y(total) - 4, String(total), words) : '')
        );
      };
      return grid.join('') + weeks.map(column).join('');
    },
  };
}
