import { dateOf, dayLength, daysOf } from '../calendar.ts';
import { instantOf, wallTimeOf } from '../zone.ts';
import type { Clock } from './clocks.ts';
import type { Day } from './days.ts';
import { pastDay } from './past-day.ts';

/** As `readZone` calls it. */
const utc = '+00:00';
const minute = 60_000;
const hour = 60 * minute;
/** A clock may be this much fast. */
const grace = 5 * minute;
/** Without a day, nobody means a time that went by longer ago than this. */
const longAgo = 18 * hour;
/** Something is declared at most so long after it happened, as far as a time without a day goes. */
const beforeBegin = 6 * hour;

/** A time of day with the day it stands beside. */
export interface DayTime extends Clock {
  readonly day: Day | undefined;
  /** The last date named before it: perhaps its day, perhaps not. */
  readonly dayBefore: Day | undefined;
}

/** Every moment that somebody may have meant: where no zone is named, on their own clock or in UTC. */
export function momentsOf(time: DayTime, home: string, now: Date): Date[] {
  const zones = time.zone === undefined ? [...new Set([home, utc])] : [time.zone];
  return zones.flatMap((zone) => hoursOf(time).flatMap((hours) => momentsAt(time, hours, zone, now)));
}

/** What may have been meant of a thing that happened: none when it has not come yet. */
export const goneBy = (moments: readonly Date[], now: Date): Date[] =>
  moments.filter((at) => at.getTime() <= now.getTime() + grace);

/** However it is read, it has not come yet: nor is yesterday's meant, which was long ago or before all began. */
export function isToCome(moments: readonly Date[], hasDay: boolean, began: Date | undefined, now: Date): boolean {
  const past = goneBy(moments, now);
  if (hasDay) return moments.length > 0 && past.length === 0;
  const since = Math.max(now.getTime() - longAgo, (began?.getTime() ?? 0) - beforeBegin);
  return past.length < moments.length && past.every((at) => at.getTime() < since);
}

/** Minutes between two moments as people read them, without their seconds. */
export const minutesApart = (one: Date, other: Date): number =>
  Math.abs(Math.floor(one.getTime() / minute) - Math.floor(other.getTime() / minute));

/** The two of both lists that lie closest together: the reading that is kindest to whoever wrote. */
export function closest(some: readonly Date[], others: readonly Date[]): readonly [Date, Date] | undefined {
  let best: readonly [Date, Date] | undefined;
  for (const one of some) {
    for (const other of others) {
      if (!best || minutesApart(one, other) < minutesApart(...best)) best = [one, other];
    }
  }
  return best;
}

/** Minutes between the two that lie closest together. */
export function apart(some: readonly Date[], others: readonly Date[]): number {
  const pair = closest(some, others);
  return pair ? minutesApart(...pair) : Number.POSITIVE_INFINITY;
}

const hoursOf = ({ hour, half }: DayTime): number[] => (half === 'either' ? [hour, (hour + 12) % 24] : [hour]);

/** Without a day it is today or yesterday, or on the date that was named last. */
function momentsAt(time: DayTime, hours: number, zone: string, now: Date): Date[] {
  const today = wallTimeOf(now, zone);
  const on = (days: number): Date => {
    // Most times are in UTC, and need no reckoning.
    if (zone === utc) return new Date(days * dayLength + hours * hour + time.minute * minute);
    return instantOf({ ...dateOf(days), hour: hours, minute: time.minute }, zone);
  };
  const named = [time.day ?? time.dayBefore].flatMap((day) => (day ? [pastDay(day, today)] : []));
  const days = time.day ? named : [daysOf(today), daysOf(today) - 1, ...named];
  return days.filter((day) => Number.isFinite(day)).map(on);
}
