import { type CalendarDay, dateOf, daysOf, existingDaysOf, weekdayOf } from '../calendar.ts';
import type { Day } from './days.ts';

/** The day of a date, in days since 1970; without its year it is the one nearest to today. */
export function nearest(date: NonNullable<Day['date']>, today: CalendarDay): number {
  const inYear = (year: number) => existingDaysOf({ ...date, year });
  if (date.year !== undefined) return inYear(date.year);
  const now = daysOf(today);
  const [first = Number.NaN] = [today.year - 1, today.year, today.year + 1]
    .map(inYear)
    .filter((days) => !Number.isNaN(days))
    .sort((one, other) => Math.abs(one - now) - Math.abs(other - now));
  return first;
}

/** A month ahead nobody tells what happened: that is last year's date. */
const farAhead = 31;

/** The day on which something happened. */
export function pastDay({ date, weekday, offset }: Day, today: CalendarDay): number {
  const now = daysOf(today);
  if (offset !== undefined) return now + offset;
  if (!date) return now - ((weekdayOf(now) - (weekday ?? 0) + 7) % 7);
  const days = nearest(date, today);
  const isAhead = date.year === undefined && days - now > farAhead;
  return isAhead ? existingDaysOf({ ...date, year: dateOf(days).year - 1 }) : days;
}
