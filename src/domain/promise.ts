import { clockTimePattern, nextSuch, readClockTime } from './clock-time.ts';
import { durationPattern, readDuration } from './duration.ts';
import type { NextUpdate } from './incident.ts';

const news = String.raw`(?:next|another|further)\s+(?:status\s+)?update|(?:will|'ll)\b[^.!?:;\n]{0,40}?\b(?:an?|the)\s+(?:\w+\s+)?update`;
/** "We will update you in 20 minutes" promises news; "will update the certificate in 20 minutes" is work. */
const updating = String.raw`(?:will|'ll)\s+(?:\w+\s+)?update\b(?:\s+(?:you|everyone|everybody|all|again|here|this\s+\w+)\b|(?=\s+(?:again|in|within|by|at)\b))`;
const announced = String.raw`\b(?:(?:${news})\b(?!\s+(?:of|to)\b)|${updating})`;
const inWords = new RegExp(String.raw`${announced}[^.!?:;\n]{0,60}?\b(?:in|within)\s+(${durationPattern})`, 'iu');
const atWords = new RegExp(String.raw`${announced}[^.!?:;\n\d]{0,40}?\b(?:by|at)\s+(${clockTimePattern})`, 'iu');
const told = /\b(?:was|were|had|has|have|been|took|lasted|shipped|applied|deployed|finished|came|went|missed)\b/iu;
/** Before the announcement: then nothing is announced. */
const denied = /(?:\b(?:no|not|never|without|last|if|unless|whether)\b|n't\b)(?:\s+\S+){0,3}\s*$/iu;
/** A time that has just gone by is no promise for tomorrow; "at 09:00", said in the evening, is one. */
const farthest = 18 * 3_600_000;
/** `AEST` and others that nobody told us of: better no reminder than one at the wrong hour. */
const unknownZone = /^\s+[A-Z]{2,5}\b/u;

/**
 * The promise of the next update, where a text makes one plainly: "another update in an hour", "next update by 15:30
 * UTC". What tells of the past promises nothing: a reminder nobody asked for costs trust, a missing one costs less,
 * since the cadence still rings.
 */
export function readPromise(text: string, zone: string, now: Date): NextUpdate | null {
  for (const sentence of text.replaceAll('’', "'").split(/(?<=[.!?])\s+|\n/u)) {
    const due = dueIn(sentence, zone, now);
    if (due) return { by: 'promise', due, words: sentence.trim(), reminded: false };
  }
  return null;
}

function dueIn(sentence: string, zone: string, now: Date): Date | undefined {
  const soon = inWords.exec(sentence);
  const duration = readDuration(soon?.[1] ?? '');
  if (soon && duration !== undefined && isMeant(soon)) return new Date(now.getTime() + duration);
  const then = atWords.exec(sentence);
  const time = readClockTime(then?.[1] ?? '', zone);
  if (!then || !time || !isMeant(then) || unknownZone.test(after(then))) return undefined;
  const due = nextSuch(time, now);
  return due.getTime() - now.getTime() > farthest ? undefined : due;
}

/** The clause it stands in neither denies it nor tells of the past; what stands beside it may. */
function isMeant(found: RegExpExecArray): boolean {
  const before =
    found.input
      .slice(0, found.index)
      .split(/[,;:()—–]|\s-\s|\b(?:and|but|so)\b/iu)
      .at(-1) ?? '';
  const rest = after(found).split(/[,;:()—–]|\s-\s|\b(?:and|but|or)\b/iu)[0] ?? '';
  return !told.test(`${before}${found[0]}${rest}`) && !denied.test(before);
}

const after = ({ input, index, 0: whole }: RegExpExecArray): string => input.slice(index + whole.length);
