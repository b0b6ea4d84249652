import type { Standing } from '../as-it-stands.ts';
import { insideWords } from '../postmortem/inside-words.ts';
import { type Entry, isKind } from '../timeline.ts';

/** What people said of an incident's words for the page. */
export interface SaidOfPage {
  /** The words that somebody gave an entry for the page, by its number. Empty: it stays inside. */
  readonly own: ReadonlyMap<number, string>;
  /** Entries that were looked at and let out as they read then, with the number of the entry that says so. */
  readonly letOut: ReadonlyMap<number, number>;
}

/** What the page says of an entry: its words; `held` until somebody has looked at them; `inside`, as somebody wants it. */
export type PageWords = { readonly words: string } | 'held' | 'inside';

/** The newest word on each entry counts. What was brought in, up to entry `imported`, was read outside before. */
export function saidOfPage(standing: readonly Standing[], imported: number): SaidOfPage {
  const own = new Map<number, string>();
  const letOut = new Map<number, number>();
  for (const { entry, retractedIn } of standing) {
    if (retractedIn !== null) continue;
    const { detail, seq } = entry;
    if (seq <= imported) letOut.set(seq, imported);
    if ((isKind(entry, 'update') || isKind(entry, 'resolved')) && entry.detail.page !== undefined) {
      own.set(seq, entry.detail.page);
    }
    if (isKind(entry, 'page_text')) own.set(entry.detail.entry, entry.text);
    if ('letOut' in detail) for (const one of detail.letOut) letOut.set(one, seq);
  }
  return { own, letOut };
}

/**
 * The words of an entry for people outside: its own for the page, or else what it says inside. What names a host, a person
 * or a secret is not for the page unless somebody has seen it and let it out; put right since, it has to be seen again.
 */
export function pageWords({ entry, first, amendedIn }: Standing, { own, letOut }: SaidOfPage): PageWords {
  const given = own.get(first.seq);
  if (given !== undefined) return given === '' ? 'inside' : { words: given };
  const words = textOf(entry);
  const isSeen = (letOut.get(first.seq) ?? 0) > (amendedIn.at(-1)?.seq ?? 0);
  return isSeen || isClean(words) ? { words } : 'held';
}

/** Why it was reopened is said among ourselves; that it goes on is not. */
const textOf = (entry: Entry): string => (isKind(entry, 'reopened') ? '' : entry.text);

/** Whether nothing in a text gives away the inside. */
export const isClean = (text: string): boolean => insideWords(text).length === 0;
