/** Who and what the ids in a text stand for. */
export interface Names {
  person(id: string): string | undefined;
  channel(id: string): string | undefined;
}

const token = /<([@#!]?)([^<>|\s]*)(?:\|([^<>]*))?>/gu;
const emphasis = /(?<![\w*])\*(?=\S)([^*\n]*?\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_\n]*?\S)_(?!\w)/gu;

/** A text of Slack's as a person reads it there. `strong` is what becomes of bold words. */
export function readable(text: string, names: Names, strong: (words: string) => string): string {
  return text
    .split(/(`[^`\n]+`)/u)
    .map((part) => (part.startsWith('`') ? part : plain(part, names, strong)))
    .map(decode)
    .join('');
}

function plain(text: string, names: Names, strong: (words: string) => string): string {
  return text
    .replace(token, (_, sign: string, id: string, label?: string) => meant(sign, id, label, names))
    .replace(emphasis, (_, bold?: string, slanted?: string) => (bold === undefined ? (slanted ?? '') : strong(bold)));
}

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

/** A text with the longest run of words from what was typed shown as `[…]`, in its line. */
export function withoutRepeats(text: string, typed: string): string {
  const run = longestRun(text, typed.replace(/^\/incident\s+\S+\s+(?:\w+(?: \w+)?:\s*)?/u, ''));
  if (run === '') return text;
  return text.replace(run, () => '[…]').replaceAll('\n', ' ');
}

function longestRun(text: string, typed: string): string {
  const words = [...typed.matchAll(/\S+/gu)].map(({ index, 0: word }) => ({ from: index, to: index + word.length }));
  let longest = '';
  for (const { from } of words) {
    if (typed.length - from <= longest.length) break;
    for (const { to } of words.toReversed()) {
      if (to - from <= Math.max(longest.length, worthHiding)) break;
      const run = typed.slice(from, to);
      if (text.includes(run)) longest = run;
    }
  }
  return longest;
}
