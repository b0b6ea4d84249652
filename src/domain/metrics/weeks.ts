import { tzOffset } from '@date-fns/tz';
import { instantOf } from '../zone.ts';
import type { Period } from './report.ts';

const day = 86_400_000;

/** A week as the wall calendar of a zone shows it. */
export interface Week {
  /** Its Monday: `2026-11-16`. */
  readonly monday: string;
  /** The moment that Monday begins. */
  readonly from: Date;
}

/** Every week that a period touches, the oldest first: those at its ends may be there in part. `zone`: IANA. */
export function weeksIn({ from, to }: Period, zone: string): Week[] {
  const weeks: Week[] = [];
  for (let monday = mondayBefore(from, zone); ; monday = new Date(monday.getTime() + 7 * day)) {
    const week = { monday: monday.toISOString().slice(0, 10), from: startOf(monday, zone) };
    if (weeks.length > 0 && week.from > to) return weeks;
    weeks.push(week);
  }
}

/** The Monday of the week in which a moment lies; of what is before or after them all, the first or the last. */
export const mondayOf = (at: Date, weeks: readonly Week[]): string =>
  (weeks.findLast(({ from }) => from <= at) ?? weeks[0])?.monday ?? '';

/** As a date without a zone, so that all days have 24 hours. */
function mondayBefore(at: Date, zone: string): Date {
  const wall = new Date(at.getTime() + tzOffset(zone, at) * 60_000);
  const today = Math.floor(wall.getTime() / day) * day;
  return new Date(today - ((wall.getUTCDay() + 6) % 7) * day);
}

const startOf = (date: Date, zone: string): Date => {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  return instantOf({ year, month, day: date.getUTCDate(), hour: 0, minute: 0 }, zone);
};
