/** Cuts a text into the sentences that say something themselves. */
import { plainText } from './plain-text.ts';

/** A sentence as somebody wrote it, and beside it, character for character, as it is read. */
export interface Sentence {
  readonly written: string;
  readonly plain: string;
}

/** A sentence while it is read: the same, with what one must know to read it. */
export interface Reading {
  /** In small letters, see `plainText`. */
  readonly text: string;
  /** The same, letter for letter, as it was written: capitals tell `Next` from `next` and a zone from a word. */
  readonly written: string;
  readonly zone: string;
  readonly now: Date;
}

/** Nobody writes a longer sentence without a stop; what seems to be one is read in pieces. */
const longest = 400;

/** A full stop ends a sentence where a space follows; so do semicolons, bars and line breaks. */
const ends = /(?<![.!?…])[.!?…]+(?=[\s)\]"']|$)[)\]"']*|[;|\n\r\u2028]/gu;

/** The sentences that say something themselves; questions ask, so they are left out. */
export function sentencesOf(text: string): Sentence[] {
  const plain = plainText(text);
  const sentences: Sentence[] = [];
  let from = 0;
  for (const { 0: end, index } of plain.matchAll(ends)) {
    if (!end.includes('?')) sentences.push(...pieces(text, plain, from, index + end.length));
    from = index + end.length;
  }
  return [...sentences, ...pieces(text, plain, from, text.length)];
}

function pieces(text: string, plain: string, from: number, to: number): Sentence[] {
  const found: Sentence[] = [];
  for (let start = from; start < to; ) {
    const end = to - start > longest ? gapBefore(plain, start, start + longest) : to;
    const words = plain.slice(start, end);
    if (words.trim() !== '') found.push({ written: text.slice(start, end), plain: words });
    start = end;
  }
  return found;
}

/** Between two words, so that none is cut in half. */
function gapBefore(plain: string, start: number, end: number): number {
  const gap = plain.lastIndexOf(' ', end);
  return gap > start ? gap : end;
}

/** A heading is of the sentence below it, and of every bullet. */
export function headingAfter(plain: string, heading: string): string {
  const line = plain.trim();
  if (line.length <= 80 && line.endsWith(':')) return line;
  return /^[•◦▪·–-]/u.test(line) ? heading : '';
}

/** The sentence without its bullet and the space around it. */
export const quoted = ({ written }: Sentence): string => written.trim().replace(/^(?:[•◦▪·–—-]|\*(?=\s))\s*/u, '');
