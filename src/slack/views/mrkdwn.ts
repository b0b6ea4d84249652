import type { Said } from '../../domain/said.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What shows nothing and breaks what is around it: control characters, and those that turn the reading direction. */
const unshowable = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

/** Without what Slack cannot show. In a form that is all it takes: nothing there is markup. */
export const showable = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(unshowable, '')
    .replace(/\p{Cs}/gu, '\uFFFD');

/** The one place where text from people becomes Slack's: nothing in it can mention anybody or break out of it. */
export const escapeText = (text: string): string => showable(text).replace(/[&<>]/gu, (sign) => signs[sign] ?? sign);

/** A longer address is text: cutting it would lead elsewhere. */
const longestLink = 2000;
const url = /(https?:\/\/[^\s<>|"']+[^\s<>|"'.,;:!?)\]])/gu;

/** Text with its links live: messages are sent with `parse: none`, which makes none of its own. */
export const linked = (text: string): string =>
  text
    .split(url)
    .map((part, index) => (index % 2 === 1 && part.length <= longestLink ? `<${escapeText(part)}>` : escapeText(part)))
    .join('');

/** A text where it was posted: the people it names hear of it. */
export function live({ text, mentions }: Said): string {
  let shown = '';
  let end = 0;
  for (const { from, to, person } of mentions) {
    shown += `${linked(text.slice(end, from))}<@${person}>`;
    end = to;
  }
  return shown + linked(text.slice(end));
}

/** On one line, however many it was written on. */
export const oneLine = (text: string): string => text.trim().replace(/\s*[\n\r\v\f\u0085\u2028\u2029]\s*/gu, ' ⏎ ');

/**
 * Cuts escaped text to at most `most` characters, never inside an escape, a mention or a character, and says so.
 * The whole text stays in the record.
 */
export function cut(escaped: string, most: number, where = 'the whole text is in the postmortem'): string {
  if (escaped.length <= most) return escaped;
  const note = `… (cut; ${where})`;
  return unbroken(escaped.slice(0, Math.max(0, most - note.length))) + note.slice(0, most);
}

/** Escaped text in pieces of at most `most` characters, to be shown one after the other. */
export function pieces(escaped: string, most: number): string[] {
  const found: string[] = [];
  for (let left = escaped; left !== ''; ) {
    const piece = left.length <= most ? left : unbroken(left.slice(0, most)) || left.slice(0, most);
    found.push(piece);
    left = left.slice(piece.length);
  }
  return found;
}

/** Without the half of a character, an escape or a mention at its end. */
const unbroken = (text: string): string =>
  text
    .replace(/\p{Cs}$/u, '')
    .replace(/&[a-z]{0,3}$/u, '')
    .replace(/<[^<>]*$/u, '');
