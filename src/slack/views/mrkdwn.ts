import type { Said } from '../../domain/said.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The one place where text from people becomes Slack's: nothing in it can mention anybody or break out of it. */
export const escapeText = (text: string): string => text.replace(/[&<>]/gu, (sign) => signs[sign] ?? sign);

/** Text with its links live: messages are sent with `parse: none`, which makes none of its own. */
export const linked = (text: string): string =>
  escapeText(text).replace(/https?:\/\/[^\s<>|"']+[^\s<>|"'.,;:!?)\]]/gu, (url) => `<${url}>`);

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
export const oneLine = (text: string): string => text.replace(/\s*\n\s*/gu, ' ⏎ ').trim();

/**
 * Cuts escaped text to at most `most` characters, never inside an escape, a mention or a character, and says so.
 * The whole text stays in the record.
 */
export function cut(escaped: string, most: number, where = 'the whole text is in the postmortem'): string {
  const characters = Array.from(escaped);
  if (characters.length <= most) return escaped;
  const note = `… (cut; ${where})`;
  const kept = characters.slice(0, Math.max(0, most - Array.from(note).length)).join('');
  return kept.replace(/&[a-z]{0,3}$/u, '').replace(/<[^<>]*$/u, '') + note;
}
