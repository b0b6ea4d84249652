import type { Course, Struck } from '../domain/course.ts';
import type { Lane } from './lane.ts';
import type { Sheet } from './sheet.ts';
import { rect, text } from './svg.ts';
import type { TimeAxis } from './time-axis.ts';

/** As many as one reads. */
const many = 8;

/** A bar for each that was hit, the worst first; how many more there were. */
export function impactLanes(sheet: Sheet, axis: TimeAxis, { impacts, status, to: end }: Course): Lane[] {
  const endless = status === 'resolved' ? ', end unknown' : ', goes on';
  const shown = impacts.slice(0, impacts.length > many ? many - 1 : many);
  const more = impacts.length - shown.length;
  const rest: Lane = {
    name: '',
    note: `and ${more} more that were hit`,
    height: sheet.sizes.isWide ? 16 : 2,
    draw: () => '',
  };
  return [...shown.map((impact) => laneOf(sheet, axis, impact, end, endless)), ...(more > 0 ? [rest] : [])];
}

function laneOf(
  { sizes, colours }: Sheet,
  { x, left }: TimeAxis,
  { name, degree, from, to }: Struck,
  end: Date,
  endless: string,
): Lane {
  const height = sizes.isWide ? 22 : 13;
  const size = sizes.small;
  const when = from ? (to ? '' : endless) : to ? ', start unknown' : ', time unknown';
  return {
    name,
    note: `${degree}${when}`,
    height,
    draw: (top) => {
      if (!from && !to) {
        return sizes.isWide ? text(left, top + height / 2 + size * 0.35, '—', { size, fill: colours.quiet }) : '';
      }
      const [start, stop] = [from ? x(from) : left, x(to ?? end)];
      return rect(start, top, Math.max(3, stop - start), height, colours.degree[degree]);
    },
  };
}
