import { clockTimePattern, lastSuch, nextSuch, readClockTime } from './clock-time.ts';
import { readDay } from './dates.ts';
import { durationPattern, readDuration } from './duration.ts';
import { type Said, slice, trim } from './said.ts';

/** Reads `20m`, `in an hour`, `at 14:30`, `14:30 UTC`, `tomorrow 09:00` as a moment after `now`. */
export function readWhen(text: string, zone: string, now: Date): Date | undefined {
  const words = text.trim().replace(/^(?:in|within|at|by)\s+/iu, '');
  const duration = readDuration(words);
  if (duration !== undefined) return new Date(now.getTime() + duration);
  const time = readClockTime(words, zone);
  return time ? nextSuch(time, now) : readDay(words, zone, now);
}

/** A time at the end of a text is in its last characters: reading a whole page for it takes seconds. */
const longest = 100;

/** Takes `at 17:40 GMT+1` or `20m ago` off the end of a text: when that happened, and the rest. */
export function splitPast(said: Said, zone: string, now: Date): { readonly said: Said; readonly at: Date | undefined } {
  const end = said.text.slice(-longest);
  const without = (words: string) => trim(slice(said, 0, said.text.length - words.length));
  const clock = clockAtEnd.exec(end);
  const time = readClockTime(clock?.[1] ?? '', zone);
  if (clock && time) return { said: without(clock[0]), at: lastSuch(time, now) };
  const ago = agoAtEnd.exec(end);
  const duration = readDuration(ago?.[1] ?? '');
  if (ago && duration) return { said: without(ago[0]), at: new Date(now.getTime() - duration) };
  return { said, at: undefined };
}

const clockAtEnd = new RegExp(String.raw`(?:^|\s)at\s+(${clockTimePattern})$`, 'iu');
const agoAtEnd = new RegExp(String.raw`(?:^|\s)(${durationPattern})\s+ago$`, 'iu');
