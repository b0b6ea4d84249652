import type { Around } from '../../domain/impacts/reading/moments.ts';
import type { ImpactTime } from '../../domain/impacts/time.ts';
import { readPast } from '../../domain/past.ts';
import { doubtSentence } from '../commands/in-doubt.ts';

/**
 * When something happened, as a field of a form says it: undefined where it is empty; else what is wrong, for that field.
 * `around`: when it was about, where that is not now.
 */
export function readAt(
  value: string,
  zone: string,
  now: Date,
  around?: Around,
): { readonly time: ImpactTime | undefined } | { readonly wrong: string } {
  const words = value.trim().replace(/^(?:at|@)\s+/iu, '');
  if (words === '') return { time: undefined };
  const past = readPast(words, zone, now, around);
  if (past === undefined) return { wrong: 'That is no time that Sitrep can read: try 17:40, or 20m ago.' };
  return 'ask' in past ? { wrong: doubtSentence(past.ask) } : { time: past };
}

/** A number of an entry or of an incident, as a field holds it; undefined where that is none. */
export const readNumber = (value: string): number | undefined =>
  Number(/^\s*#?(\d{1,9})\s*$/u.exec(value)?.[1]) || undefined;
