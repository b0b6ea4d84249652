import { counted } from '../counted.ts';

/** How the sentences of a postmortem are put together: plain text, which is made Markdown later. */

/** `a`, `a and b`, `a, b and c`. */
export const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const units: Readonly<Record<string, string>> = { d: 'day', h: 'hour', m: 'minute', s: 'second' };

/** `13h 37m` as people say it: `13 hours and 37 minutes`. */
export const spelled = (duration: string): string =>
  joined(
    [...duration.matchAll(/(\d+)([dhms])/gu)].map(([, count = '', unit = '']) => counted(+count, units[unit] ?? '')),
  );

/** With a full stop, unless it ends with a stop of its own. */
export const stopped = (sentence: string): string => (/[.!?…][”’)"']*$/u.test(sentence) ? sentence : `${sentence}.`);

/** On one line, as far as a sentence has room for it; that it is cut is to be seen. */
export function brief(text: string, most = 300): string {
  const line = text.replace(/\s*[\r\n\v\f\u0085\u2028\u2029]+\s*/gu, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[\ud800-\udbff]$/u, '')} …`;
}

/** In quotation marks, on one line. */
export const quoted = (text: string, most?: number): string => `“${brief(text, most)}”`;

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
