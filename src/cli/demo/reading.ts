/** Who and what the ids in a text stand for. */
export interface Names {
  person(id: string): string | undefined;
  channel(id: string): string | undefined;
}

const token = /<([@#!]?)([^<>|\s]*)(?:\|([^<>]*))?>/gu;
const emphasis = /(?<![\w*])\*(?=\S)([^*\n]*?\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_\n]*?\S)_(?!\w)/gu;

/** A text of Slack's as a person reads it there. `strong` is what becomes of bold words. */
export function readable(text: string, names: Names, strong: (words: string) => string): string {
  return outsideCode(text, (part) => plain(part, names, strong), decode);
}

/** A text that reads well already, with its bold words made strong. */
export const emphasised = (text: string, strong: (words: string) => string): string =>
  outsideCode(text, (part) => strengthen(part, strong));

function outsideCode(text: string, change: (part: string) => string, all = (part: string) => part): string {
  return text
    .split(/(`[^`\n]+`)/u)
    .map((part) => all(part.startsWith('`') ? part : change(part)))
    .join('');
}

function plain(text: string, names: Names, strong: (words: string) => string): string {
  const meaning = (_: string, sign: string, id: string, label?: string) => meant(sign, id, label, names);
  return strengthen(text.replace(token, meaning), strong);
}

const strengthen = (text: string, strong: (words: string) => string): string =>
  text.replace(emphasis, (_, bold?: string, slanted?: string) => (bold === undefined ? (slanted ?? '') : strong(bold)));

function meant(sign: string, id: string, label: string | undefined, { person, channel }: Names): string {
  if (sign === '@') return `@${person(id) ?? label ?? id}`;
  if (sign === '#') return `#${label || (channel(id) ?? id)}`;
  if (sign === '!') return `@${id}`;
  return label === undefined ? id : `${label} (${id})`;
}

/** Slack escapes these three and no others. */
export const decode = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Where so many characters of what was typed come again, they are not worth reading again. */
const worthHiding = 40;

/** A text in which what was typed, or the beginning of it, is shown as `[…]`, all on one line. */
export function withoutRepeats(text: string, typed: string): string {
  const words = typed.replace(/^\/incident\s+\S+\s+(?:\w+(?: \w+)?:\s*)?/u, '');
  const ends = [...words.matchAll(/\S(?=\s|$)/gu)].map(({ index }) => index + 1).filter((end) => end >= worthHiding);
  const end = ends.findLast((to) => text.includes(words.slice(0, to)));
  if (end === undefined) return text;
  return text.replace(words.slice(0, end), () => '[…]').replaceAll('\n', ' · ');
}
