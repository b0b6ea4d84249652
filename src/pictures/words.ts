import { type Weight, widthsOf } from './font.ts';

const cutMark = '…';

/** Stands for letters of which the font has none, so that one sees that something is missing. */
const missing = '□';

/**
 * What the font can draw of it, on one line. Emoji, controls and marks that it lacks are left out; letters that it lacks
 * (Chinese, Arabic …) become boxes.
 */
export function drawable(words: string): string {
  const widths = widthsOf('regular');
  const drawn = [...words.normalize('NFC').replace(/\s+/gu, ' ')].map((one) => {
    if (/[\p{Cc}\p{Cf}\p{Cs}\p{Emoji_Presentation}]/u.test(one)) return '';
    return widths.has(one.codePointAt(0) ?? 0) ? one : /\p{L}|\p{N}/u.test(one) ? missing : '';
  });
  return drawn.join('').replace(/ +/gu, ' ').trim();
}

/** How wide it is when it is drawn, in pixels. */
export function widthOf(words: string, size: number, weight: Weight = 'regular'): number {
  const widths = widthsOf(weight);
  let width = 0;
  for (const one of words) width += widths.get(one.codePointAt(0) ?? 0) ?? 0.6;
  return width * size;
}

/** As much of it as fits, with `…` where something is missing. */
export function cutTo(room: number, words: string, size: number, weight: Weight = 'regular'): string {
  const drawn = drawable(words);
  if (widthOf(drawn, size, weight) <= room) return drawn;
  const left = [...drawn].slice(0, 400);
  while (left.length > 0 && widthOf(left.join('') + cutMark, size, weight) > room) left.pop();
  return left.join('').trimEnd() + cutMark;
}

/** In lines that fit; what is too much for the last one is cut. */
export function wrapped(room: number, words: string, size: number, weight: Weight, most: number): string[] {
  const lines: string[] = [];
  let left = drawable(words).split(' ');
  while (left.length > 0 && lines.length < most - 1) {
    let count = 1;
    while (count < left.length && widthOf(left.slice(0, count + 1).join(' '), size, weight) <= room) count += 1;
    lines.push(cutTo(room, left.slice(0, count).join(' '), size, weight));
    left = left.slice(count);
  }
  return left.length > 0 ? [...lines, cutTo(room, left.join(' '), size, weight)] : lines;
}
