import { showTime } from '../show-time.ts';
import { wallTimeOf } from '../zone.ts';
import type { Time } from './tellings.ts';

/** `09:20 UTC`, or, where the author's clock shows something else, `18:47 GMT+1 (17:47 UTC)`. */
export function sayTime(time: Time, at: Date, now: Date): string {
  const shown = showTime(at, now);
  const { hour, minute } = wallTimeOf(at, 'UTC');
  if (hour === time.hour && minute === time.minute) return shown;
  return `${time.written.trim()} (${shown})`;
}
