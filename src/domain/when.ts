import { nextSuch, readClockTime } from './clock-time.ts';
import { readDay } from './dates.ts';
import { readDuration } from './duration.ts';

/** Reads `20m`, `in an hour`, `at 14:30`, `14:30 UTC`, `tomorrow 09:00` as a moment after `now`. */
export function readWhen(text: string, zone: string, now: Date): Date | undefined {
  const words = text.trim().replace(/^(?:in|within|at|by)\s+/iu, '');
  const duration = readDuration(words);
  if (duration !== undefined) return new Date(now.getTime() + duration);
  const time = readClockTime(words, zone);
  return time ? nextSuch(time, now) : readDay(words, zone, now);
}
