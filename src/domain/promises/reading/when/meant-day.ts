/** Which day is meant by what a text says of it, and whether weekday and date agree. */
import { type CalendarDay, daysOf, existingDaysOf, weekdayOf } from '../../../calendar.ts';
import type { NamedDay } from './named-day.ts';

/** A day that was meant, in days since 1970; `belied` when what was said about it does not agree. */
export type Meant = number | 'belied' | 'unclear';

/** `September 4th`, said this long after it, still means the one gone by. */
const justGone = 60;

/** Which day is meant. A weekday without a date is the next one, today only where a time is still `ahead`. */
export function meantDay(named: NamedDay, today: CalendarDay, ahead: boolean): Meant {
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
function dayOfDate({ date, nth }: NamedDay, today: CalendarDay): number | undefined {
  const now = daysOf(today);
  if (date) {
    const inYear = (year: number) => existingDaysOf({ ...date, year });
    if (date.year !== undefined) return inYear(date.year);
    if (inYear(today.year - 1) >= now - justGone) return inYear(today.year - 1);
    return inYear(today.year) >= now - justGone ? inYear(today.year) : inYear(today.year + 1);
  }
  if (nth === undefined) return undefined;
  const { year, month } = nth >= today.day ? today : monthAfter(today);
  return existingDaysOf({ year, month, day: nth });
}

const monthAfter = ({ year, month }: CalendarDay) =>
  month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };

/** `next Friday` is the one of next week; weeks begin on Monday. */
function nextWeekday({ weekday = 0, week }: NamedDay, now: number, ahead: boolean): number {
  if (week === 'next') return now + 7 - daysSinceMonday(weekdayOf(now)) + daysSinceMonday(weekday);
  const days = (weekday - weekdayOf(now) + 7) % 7;
  return now + (days === 0 && !ahead ? 7 : days);
}

const daysSinceMonday = (weekday: number): number => (weekday + 6) % 7;
