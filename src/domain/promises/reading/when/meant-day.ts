/** Which day is meant by what a text says of it, and whether weekday and date agree. */
import type { WallTime } from '../../../zone.ts';
import type { NamedDay } from './named-day.ts';

/** A day that was meant, in days since 1970; `belied` when what was said about it does not agree. */
export type Meant = number | 'belied' | 'unclear';

const dayLength = 86_400_000;
/** `September 4th`, said this long after it, still means the one gone by. */
const justGone = 60;

export const daysOf = ({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): number =>
  Date.UTC(year, month - 1, day) / dayLength;

/** Which day is meant. A weekday without a date is the next one, today only where a time is still `ahead`. */
export function meantDay(named: NamedDay, today: WallTime, ahead: boolean): Meant {
  if (named.unclear) return 'unclear';
  const now = daysOf(today);
  const day = dayOfDate(named, today) ?? (named.offset === undefined ? undefined : now + named.offset);
  if (day === undefined) return named.weekday === undefined ? 'unclear' : nextWeekday(named, now, ahead);
  if (Number.isNaN(day)) return 'unclear';
  if (named.offset !== undefined && day !== now + named.offset) return 'belied';
  if (named.weekday !== undefined && weekdayOf(day) !== named.weekday) return 'belied';
  return day;
}

/** The day of the date; a month without a year is the nearest to come, unless it has only just gone by. */
function dayOfDate({ date, nth }: NamedDay, today: WallTime): number | undefined {
  const now = daysOf(today);
  if (date) {
    if (date.year !== undefined) return existing(date.year, date.month, date.day);
    const thisYear = existing(today.year, date.month, date.day);
    const lastYear = existing(today.year - 1, date.month, date.day);
    if (lastYear >= now - justGone) return lastYear;
    return thisYear >= now - justGone ? thisYear : existing(today.year + 1, date.month, date.day);
  }
  if (nth === undefined) return undefined;
  return nth >= today.day
    ? existing(today.year, today.month, nth)
    : existing(today.month === 12 ? today.year + 1 : today.year, (today.month % 12) + 1, nth);
}

/** NaN for what no calendar has, such as February 31st. */
function existing(year: number, month: number, day: number): number {
  const days = daysOf({ year, month, day });
  const at = new Date(days * dayLength);
  return at.getUTCMonth() + 1 === month && at.getUTCDate() === day ? days : Number.NaN;
}

/** `next Friday` is the one of next week; weeks begin on Monday. */
function nextWeekday({ weekday = 0, week }: NamedDay, now: number, ahead: boolean): number {
  if (week === 'next') return now + 7 - daysSinceMonday(weekdayOf(now)) + daysSinceMonday(weekday);
  const days = (weekday - weekdayOf(now) + 7) % 7;
  return now + (days === 0 && !ahead ? 7 : days);
}

const daysSinceMonday = (weekday: number): number => (weekday + 6) % 7;

/** Sunday is 0; 1970 began on a Thursday. */
const weekdayOf = (day: number): number => (day + 4) % 7;
