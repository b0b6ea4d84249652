import { distance } from 'fastest-levenshtein';
import { readDay } from '../../domain/dates.ts';
import { type Said, slice, trim } from '../../domain/said.ts';

/** Takes `by Friday` off the end of a text. */
export function splitDue(said: Said, zone: string, now: Date): { readonly said: Said; readonly due: Date | undefined } {
  // A date is in the last characters, after the last "by".
  const [words, date = ''] = /(?:^|\s)by\s+((?:(?!\sby\s)[^@])+)$/iu.exec(said.text.slice(-150)) ?? [];
  const due = readDay(date.replace(/[.!]$/u, ''), zone, now);
  return words && due ? { said: trim(slice(said, 0, said.text.length - words.length)), due } : { said, due: undefined };
}

/** The number that a text begins with, as `5`, `#5` or `entry 5.`, and what follows it. */
export function splitNumber(said: Said): { readonly number: number; readonly rest: Said } | undefined {
  const [whole, digits] = /^(?:entry\s+)?["“”]?#?(\d{1,9})["“”]?(?:[:,]|\.(?=\s|$)|(?=\s|$))/iu.exec(said.text) ?? [];
  return whole === undefined ? undefined : { number: Number(digits), rest: trim(slice(said, whole.length)) };
}

/** Reads `5 Friday: the vendor is late`, also with `to` or `by` before the date and `because` after it. */
export function readMove(said: Said, zone: string, now: Date) {
  const start = splitNumber(said);
  if (!start) return undefined;
  const [whole, date = ''] =
    /^(?:(?:to|by)\s+)?(.{1,60}?)(?:\s*:\s+|\s+because\s+|\s+since\s+|,\s+(?=\D)|\s+[-–—]\s+|$)/isu.exec(
      start.rest.text,
    ) ?? [];
  const to = readDay(date, zone, now);
  if (whole === undefined || to === undefined) return undefined;
  return { number: start.number, to, why: trim(slice(start.rest, whole.length)) };
}

/** `#3 …` of a verb that is about entries; `#2 #3 …` names the incident first. */
export const entryFirst = /^#\d+:?(?=\s|$)(?!\s+#\d)/u;

/** `#2 done`: the number of a promise or of an action. */
export const numberFirst = /^#\d+:?\s+(?:done|kept|moved?)\b/iu;

const smallVerbs = ['done', 'kept', 'move', 'moved', 'finish'];

/** Meant as one of the small verbs, perhaps with a slip of the finger, and no thing to do or to promise. */
export function isMisspelt(text: string): boolean {
  if (/^(?:done|kept|move):?(?:\s|$)/iu.test(text) || /^#?\d+\s+(?:done|kept|move)\b/iu.test(text)) return true;
  const [, word, more] = /^([a-z]{3,7}?):?\s*#?\d+(?:[\s:]*(\S)|$)/iu.exec(text) ?? [];
  if (word === undefined) return false;
  const said = word.toLowerCase();
  // "Drop 3 old indexes" is work: with more behind the number only what is very near is a slip.
  const slips = more === undefined && word.length > 3 ? 2 : 1;
  return smallVerbs.some((verb) => distance(verb, said) <= slips || isSwapped(verb, said));
}

/** `delete 4`: the number of what somebody wants gone; with more behind it that is work. */
export const takenBackBy = (text: string): string | undefined =>
  /^(?:delete|remove|cancel|drop|withdraw)\s+#?(\d{1,9})[.!]?$/iu.exec(text)?.[1];

/** The same letters in another order: "mvoe". */
const isSwapped = (one: string, other: string): boolean => [...one].sort().join() === [...other].sort().join();

/** `at 99:99`, `at 18:00`: meant as a time, whatever becomes of it. */
export const isTimeAlone = (text: string): boolean =>
  /^(?:at|around|about|@)\s*\d[\d:.]*\s*(?:am|pm)?$/iu.test(text.trim());
