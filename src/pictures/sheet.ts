import { type Colours, coloursOf, type Look, type Sizes, sizesOf } from './look.ts';
import { document, rect, text } from './svg.ts';
import { drawable, widthOf, wrapped } from './words.ts';

/** A picture, and what it tells in words. */
export interface Drawn {
  readonly svg: string;
  /** In a sentence without its dot: what stands at its top. */
  readonly finding: string;
  /** At most 1,000 characters. */
  readonly alt: string;
}

/** What stands across the whole width. */
export interface Block {
  readonly height: number;
  draw(top: number): string;
}

/** What everything on one picture is drawn with. */
export interface Sheet {
  readonly look: Look;
  readonly colours: Colours;
  readonly sizes: Sizes;
  /** The width between the margins. */
  readonly room: number;
}

export function sheetOf(look: Look): Sheet {
  const sizes = sizesOf(look);
  return { look, sizes, colours: coloursOf(look), room: look.width - 2 * sizes.pad };
}

// Slack: 1000 characters, alt_txt of files.getUploadURLExternal
const longestAlt = 1000;

/** The blocks, one below the other. */
export function composed(
  { look, colours, sizes }: Sheet,
  { finding, alt }: Pick<Drawn, 'finding' | 'alt'>,
  blocks: readonly Block[],
): Drawn {
  const said = [...alt].length > longestAlt ? `${[...alt].slice(0, longestAlt - 1).join('')}…` : alt;
  let top = sizes.pad;
  const drawn = blocks.map((block) => {
    const markup = block.draw(top);
    top += block.height;
    return markup;
  });
  return { svg: document(look.width, top + sizes.pad, colours.ground, said, drawn.join('')), finding, alt: said };
}

/** What the picture says, and below it what it is a picture of: the parts of `subject` on one line if they fit. */
export function heading({ colours, sizes, room }: Sheet, finding: string, ...subject: readonly string[]): Block {
  const { title, text: size, pad } = sizes;
  const strong = { size: title, fill: colours.ink, weight: 'strong' } as const;
  const quiet = { size, fill: colours.quiet } as const;
  const whole = subject.join(' · ');
  const parts = widthOf(drawable(whole), size) <= room ? [whole] : subject;
  const lines = [
    ...wrapped(room, finding, title, 'strong', 3).map((words) => ({ words, style: strong })),
    ...parts.flatMap((part) => wrapped(room, part, size, 'regular', 2)).map((words) => ({ words, style: quiet })),
  ];
  const heightOf = (each: { readonly size: number }) => each.size * 1.34;
  return {
    height: lines.reduce((sum, { style }) => sum + heightOf(style), 0) + size * 1.2,
    draw: (top) => {
      let y = top - title * 0.3;
      return lines
        .map(({ words, style }) => {
          y += heightOf(style);
          return text(pad, y + (style === quiet ? size * 0.25 : 0), words, style);
        })
        .join('');
    },
  };
}

/** Which colour is what, in as many lines as that takes. */
export function legend(
  { colours, sizes, room }: Sheet,
  items: ReadonlyArray<{ readonly name: string; readonly colour: string }>,
): Block {
  const { small: size, pad } = sizes;
  const [chip, gap, row] = [size * 0.8, size * 1.1, size * 1.6];
  let [x, rows] = [0, 0];
  const placed = items.map(({ name, colour }) => {
    const words = drawable(name);
    const width = chip + size * 0.45 + widthOf(words, size) + gap;
    if (x > 0 && x + width - gap > room) [x, rows] = [0, rows + 1];
    const at = { words, colour, x: pad + x, row: rows };
    x += width;
    return at;
  });
  return {
    height: items.length > 0 ? (rows + 1) * row + size * 0.4 : 0,
    draw: (top) =>
      placed
        .map(({ words, colour, x: left, row: index }) => {
          const base = top + index * row + size;
          return (
            rect(left, base - chip, chip, chip, colour, 2) +
            text(left + chip + size * 0.45, base, words, { size, fill: colours.ink })
          );
        })
        .join(''),
  };
}
