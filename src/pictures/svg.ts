import { fontFamily, type Weight } from './font.ts';
import { drawable } from './words.ts';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; what is in it is markup already. */
export const element = (name: string, attributes: Attributes, ...inside: readonly string[]): string =>
  `<${name}${Object.entries(attributes).map(written).join('')}${inside.length > 0 ? `>${inside.join('')}</${name}>` : '/>'}`;

const written = ([name, value]: [string, string | number | undefined]): string =>
  value === undefined ? '' : ` ${name}="${typeof value === 'number' ? short(value) : escaped(value)}"`;

/** A tenth of a pixel is enough. */
export const short = (value: number): string => String(Math.round(value * 10) / 10);

/** Nothing that people wrote is ever markup, and nothing of it is what XML does not allow, or turns what follows around. */
export const escaped = (words: string): string =>
  words
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;');

interface Lettering {
  readonly size: number;
  readonly fill: string;
  readonly weight?: Weight;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** Words with their base line at `y`. */
export function text(x: number, y: number, words: string, { size, fill, weight, anchor }: Lettering): string {
  const drawn = drawable(words);
  if (drawn === '') return '';
  const strength = weight === 'strong' ? 600 : undefined;
  const attributes = { x, y, 'font-size': size, fill, 'font-weight': strength, 'text-anchor': anchor };
  return element('text', attributes, escaped(drawn));
}

export const rect = (x: number, y: number, width: number, height: number, fill: string, rx = 0): string =>
  element('rect', { x, y, width, height, fill, rx: rx || undefined });

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1): string =>
  element('line', { x1, y1, x2, y2, stroke, 'stroke-width': width });

/** A whole picture. `alt` is what those hear who do not see it. */
export const document = (width: number, height: number, ground: string, alt: string, inside: string): string =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height: Math.ceil(height),
      viewBox: `0 0 ${short(width)} ${Math.ceil(height)}`,
      'font-family': `${fontFamily}, system-ui, sans-serif`,
      role: 'img',
      'aria-label': alt,
    },
    rect(0, 0, width, Math.ceil(height), ground),
    inside,
  );
