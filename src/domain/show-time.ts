import { TZDate, tzOffset } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { daysOf } from './calendar.ts';
import { wallTimeOf } from './zone.ts';

// UTC is read off the moment itself: by way of a zone it takes fifty times as long, and every entry of a paper has one.
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const aDay = 86_400_000;

const two = (figure: number): string => (figure < 10 ? `0${figure}` : `${figure}`);

/** `21:01`. */
const utcClock = (at: Date): string => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
/** `21:01:07`. */
const utcSeconds = (at: Date): string => `${utcClock(at)}:${two(at.getUTCSeconds())}`;
/** `Nov 8`. */
const utcDay = (at: Date): string => `${months[at.getUTCMonth()]} ${at.getUTCDate()}`;
/** `Nov 8, 2025`. */
const utcDate = (at: Date): string => `${utcDay(at)}, ${String(at.getUTCFullYear()).padStart(4, '0')}`;

/** `21:01 UTC`; `Nov 8, 09:23 UTC` when that is another day than `now`, with its year when that is another year. */
export function showTime(at: Date, now: Date): string {
  if (isSameDate(at, now)) return `${utcClock(at)} UTC`;
  return at.getUTCFullYear() === now.getUTCFullYear() ? showMoment(at) : showDate(at);
}

/** Whether two moments have the same date in UTC. */
export const isSameDate = (one: Date, other: Date): boolean =>
  Math.floor(one.getTime() / aDay) === Math.floor(other.getTime() / aDay);

/** `13:30 UTC (14:30 Europe/Paris)`: back to somebody who typed a time of their own zone, or whom others read. */
export const showTimeIn = (zones: readonly string[], at: Date, now: Date): string =>
  showTime(at, now) + localTimes(zones, at);

/** The same of a time to come that somebody typed: with its day, unless that is today wherever it is read. */
export function showDueIn(zones: readonly string[], at: Date, now: Date): string {
  const ahead = ['UTC', ...zones].map((zone) => daysBetween(now, at, zone));
  if (ahead.every((days) => days === 0)) return showTimeIn(zones, at, now);
  const day = at.getUTCFullYear() === now.getUTCFullYear() ? showMoment(at) : showDate(at);
  return `${ahead.every((days) => days === 1) ? 'tomorrow, ' : ''}${day}${localTimes(zones, at)}`;
}

/** How many days lie between two moments on the calendar of a zone. */
const daysBetween = (from: Date, to: Date, zone: string): number =>
  daysOf(wallTimeOf(to, zone)) - daysOf(wallTimeOf(from, zone));

/** ` (14:30 Europe/Paris)`, for whoever does not live in UTC; empty where the clocks show the same. */
export function localTimes(zones: readonly string[], at: Date): string {
  const others = [...new Set(zones)].filter((zone) => tzOffset(zone, at) !== 0);
  const local = others.map(
    (zone) => `${format(new TZDate(at.getTime(), zone), hasSameDate(at, zone) ? 'HH:mm' : 'MMM d, HH:mm')} ${zone}`,
  );
  return local.length === 0 ? '' : ` (${local.join(', ')})`;
}

/** Whether that moment has the same date there as in UTC. */
const hasSameDate = (at: Date, zone: string): boolean =>
  format(new TZDate(at.getTime(), zone), 'yyyy-MM-dd') === at.toISOString().slice(0, 10);

/** `Nov 8, 09:23 UTC`: for what stands there longer than a day, such as the card. */
export const showMoment = (at: Date): string => `${utcDay(at)}, ${utcClock(at)} UTC`;

/** `Nov 7, 2025, 17:09 UTC`: for what is read long after. */
export const showDate = (at: Date): string => `${utcDate(at)}, ${utcClock(at)} UTC`;

/** `Nov 7, 2025, 17:09:31 UTC`: to the second, for the record. */
export const showInstant = (at: Date): string => `${utcDate(at)}, ${utcSeconds(at)} UTC`;

/**
 * `Fri, Nov 7, 2025, 15:30 Europe/Paris`; the day alone where it is due by its end, or where nobody wrote down in which
 * zone its day ends.
 */
export function showDue(at: Date, zone: string | undefined): string {
  const day = dueDay(at, zone);
  if (zone === undefined || day !== null) return showDay(at, day ?? 'UTC');
  return `${showDay(at, zone)}, ${format(new TZDate(at.getTime(), zone), 'HH:mm')} ${zone}`;
}

/** The zone in whose day it is due, by the end of it; null where it is due at a time of that day. */
export function dueDay(at: Date, zone: string | undefined): string | null {
  if (zone === undefined) return 'UTC';
  return format(new TZDate(at.getTime(), zone), 'HH:mm') === '23:59' ? zone : null;
}

/** `Fri, Nov 7, 2025` in a zone. */
export const showDay = (at: Date, zone = 'UTC'): string => format(new TZDate(at.getTime(), zone), 'EEE, MMM d, yyyy');
