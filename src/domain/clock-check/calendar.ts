import type { WallTime } from '../zone.ts';
import type { Day } from './days.ts';

const dayLength = 86_400_000;

/** Days since 1970; NaN for what no calendar has, such as February 31st. */
export function daysSince1970(year: number, month: number, day: number): number {
  const days = Date.UTC(year, month - 1, day) / dayLength;
  const at = new Date(days * dayLength);
  return at.getUTCMonth() + 1 === month && at.getUTCDate() === day ? days : Number.NaN;
}

/** Sunday is 0; 1970 began on a Thursday. */
export const weekdayOf = (days: number): number => (((days + 4) % 7) + 7) % 7;

/** A date without its year is the one nearest to today. */
export function nearest({ year, month, day }: NonNullable<Day['date']>, today: WallTime): number {
  if (year !== undefined) return daysSince1970(year, month, day);
  const now = daysSince1970(today.year, today.month, today.day);
  const [first = Number.NaN] = [-1, 0, 1]
    .map((years) => daysSince1970(today.year + years, month, day))
    .filter((days) => !Number.isNaN(days))
    .sort((one, other) => Math.abs(one - now) - Math.abs(other - now));
  return first;
}

/** A month ahead nobody tells what happened: that is last year's date. */
const farAhead = 31;

/** The day on which something happened. */
export function pastDay({ date, weekday, offset }: Day, today: WallTime): number {
  const now = daysSince1970(today.year, today.month, today.day);
  if (offset !== undefined) return now + offset;
  if (!date) return now - ((weekdayOf(now) - (weekday ?? 0) + 7) % 7);
  const days = nearest(date, today);
  const isAhead = date.year === undefined && days - now > farAhead;
  return isAhead ? daysSince1970(new Date(days * dayLength).getUTCFullYear() - 1, date.month, date.day) : days;
}
