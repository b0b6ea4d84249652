import type { Course, Due } from '../domain/course.ts';
import { inMinutes } from '../domain/promises/score.ts';
import { type Status, statuses } from '../domain/status.ts';
import type { Lane } from './lane.ts';
import type { Sheet } from './sheet.ts';
import { element, line, rect, short, text } from './svg.ts';
import type { TimeAxis } from './time-axis.ts';
import { widthOf } from './words.ts';

/** The statuses as bands that say their names; `untold`: those whose bands are too short for that. */
export function statusLane(
  { sizes, colours }: Sheet,
  { x }: TimeAxis,
  bands: Course['bands'],
): { readonly lane: Lane; readonly untold: readonly Status[] } {
  const height = sizes.isWide ? 40 : 28;
  const size = sizes.small;
  const hasRoom = ({ status, from, to }: Course['bands'][number]): boolean =>
    x(to) - x(from) >= widthOf(status, size, 'strong') + size;
  const told = new Set(bands.filter(hasRoom).map(({ status }) => status));
  const lane: Lane = {
    name: 'Status',
    note: '',
    height,
    draw: (top) =>
      bands
        .map((band) => {
          const [start, width] = [x(band.from), Math.max(1, x(band.to) - x(band.from))];
          const middle = top + height / 2 + size * 0.35;
          const words = { size, fill: colours.onColour, weight: 'strong' } as const;
          return (
            rect(start, top, Math.max(1, width - 1), height, colours.status[band.status]) +
            (hasRoom(band) ? text(start + size * 0.5, middle, band.status, words) : '')
          );
        })
        .join(''),
  };
  return { lane, untold: statuses.filter((one) => bands.some(({ status }) => status === one) && !told.has(one)) };
}

/** A tick for each time that everybody was told something. */
export function updatesLane({ sizes, colours }: Sheet, { x, left, right }: TimeAxis, updates: readonly Date[]): Lane {
  const height = sizes.isWide ? 30 : 18;
  // Two ticks on one pixel are one.
  const places = [...new Set(updates.map((at) => Math.round(x(at))))];
  return {
    name: 'Updates',
    note: updates.length === 0 ? 'none' : String(updates.length),
    height,
    draw: (top) =>
      line(left, top + height / 2, right, top + height / 2, colours.grid, 1.5) +
      places
        .map((place) => {
          const inside = Math.min(right - 1.5, Math.max(left + 1.5, place));
          return line(inside, top + 1, inside, top + height - 1, colours.ink, places.length > 80 ? 1 : 3);
        })
        .join(''),
  };
}

/** A disc where a promise was due and kept; a bar from there to where it came, with how much too late that was. */
export function promisesLane({ sizes, colours }: Sheet, axis: TimeAxis, promises: readonly Due[]): Lane[] {
  if (promises.length === 0) return [];
  const { x, left, right } = axis;
  const height = sizes.isWide ? 34 : 24;
  const size = sizes.small;
  // Where there are many, each takes less room.
  const radius = (height / 4.5) * (promises.length > 25 ? 0.7 : 1);
  const middle = (top: number) => top + height / 2;
  const inside = (place: number) => Math.min(right - radius, Math.max(left + radius, place));
  const late = promises.filter(({ how }) => how === 'late');
  const kept = [...new Set(promises.filter(({ how }) => how === 'kept').map(({ due }) => Math.round(inside(x(due)))))];
  const open = promises.filter(({ how }) => how === 'open').map(({ due }) => inside(x(due)));

  const bar = ({ due, ended }: Due, top: number): string => {
    const [start, end] = [inside(x(due)), inside(ended ? x(ended) : right)];
    return (
      rect(start, middle(top) - radius * 0.45, Math.max(2, end - start), radius * 0.9, colours.late) +
      diamond(start, middle(top), radius * 1.25, colours.late, colours.ground)
    );
  };
  const disc = (place: number, top: number, fill: string): string =>
    element('circle', {
      cx: place,
      cy: middle(top),
      r: radius,
      fill,
      stroke: fill === colours.ground ? colours.kept : colours.ground,
      'stroke-width': fill === colours.ground ? 2 : 1,
    });
  const said = (top: number): string => {
    const [worst] = late.filter(({ ended }) => ended).sort((a, b) => latenessOf(b) - latenessOf(a));
    if (!worst?.ended) return '';
    const words = `${inMinutes(latenessOf(worst) / 1000)} late`;
    const from = inside(x(worst.ended)) + radius * 1.6;
    const to = from + widthOf(words, size, 'strong');
    // Where something else stands, it is in the words at the top alone.
    const isFree =
      to < right &&
      !promises.some((one) => one !== worst && x(one.due) > from - radius * 2 && x(one.due) < to + radius);
    const style = { size, fill: colours.ink, weight: 'strong' } as const;
    return isFree ? text(from, middle(top) + size * 0.35, words, style) : '';
  };

  const missing = late.filter(({ ended }) => !ended).length;
  const counts = [
    [promises.filter(({ how }) => how === 'kept').length, 'kept'],
    [late.length - missing, 'late'],
    [missing, 'missing'],
    [open.length, 'to come'],
  ] as const;
  return [
    {
      name: 'Promises',
      note: counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join(', '),
      height,
      draw: (top) =>
        [
          line(left, middle(top), right, middle(top), colours.grid, 1.5),
          ...kept.map((place) => disc(place, top, colours.kept)),
          ...late.map((one) => bar(one, top)),
          ...open.map((place) => disc(place, top, colours.ground)),
          said(top),
        ].join(''),
    },
  ];
}

const latenessOf = ({ due, ended }: Due): number => (ended?.getTime() ?? due.getTime()) - due.getTime();

function diamond(x: number, y: number, radius: number, fill: string, stroke: string): string {
  const points = [
    [x, y - radius],
    [x + radius, y],
    [x, y + radius],
    [x - radius, y],
  ];
  const written = points.map((point) => point.map(short).join(',')).join(' ');
  return element('polygon', { points: written, fill, stroke, 'stroke-width': 1 });
}
