import type { Block, Sheet } from './sheet.ts';
import { text } from './svg.ts';
import type { TimeAxis } from './time-axis.ts';
import { cutTo, widthOf } from './words.ts';

/** One row along the time: its name beside it where there is room, else above it. */
export interface Lane {
  readonly name: string;
  /** What else is said of it. */
  readonly note: string;
  readonly height: number;
  draw(top: number): string;
}

/** The lanes one below the other, upon the lines of the time. */
export function laned({ sizes, colours, room }: Sheet, { grid, left }: TimeAxis, lanes: readonly Lane[]): Block {
  const { small: size, pad, isWide } = sizes;
  const gap = isWide ? size * 0.9 : size * 0.6;
  const above = isWide ? 0 : size * 1.5;
  const height = lanes.reduce((sum, lane) => sum + lane.height + above + gap, 0);

  function label({ name, note, height: tall }: Lane, top: number): string {
    const y = isWide ? top + tall / 2 + size * 0.35 : top + size;
    const space = isWide ? left - pad - size : room;
    const spare = note === '' ? 0 : widthOf(note, size) + size * 0.6;
    const own = cutTo(Math.max(space - spare, space / 2), name, size, 'strong');
    const start = pad + (own === '' ? 0 : widthOf(own, size, 'strong') + size * 0.6);
    return (
      text(pad, y, own, { size, fill: colours.ink, weight: 'strong' }) +
      text(start, y, cutTo(pad + space - start, note, size), { size, fill: colours.quiet })
    );
  }

  return {
    height,
    draw: (top) => {
      let y = top;
      const drawn = lanes.map((lane) => {
        const markup = label(lane, y) + lane.draw(y + above);
        y += lane.height + above + gap;
        return markup;
      });
      return grid(top + above, top + height) + drawn.join('');
    },
  };
}
