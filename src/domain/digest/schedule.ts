import { dateOf, daysOf, weekdayOf } from '../calendar.ts';
import { instantOf, type WallTime, wallTimeOf } from '../zone.ts';

/** When a team wants its digest. */
export interface Schedule {
  /** Sunday is 0. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  /** IANA: clocks that are changed change it. */
  readonly zone: string;
  /** Also on the other days, while something is open. */
  readonly daily: boolean;
}

/** A time at which a digest is due, and since when it tells. */
export interface Occasion {
  readonly kind: 'weekly' | 'daily';
  readonly at: Date;
  /** Of a week whole days, Monday to Sunday say; of a day since the last time. */
  readonly from: Date;
  readonly to: Date;
}

/** The newest one that has come by now. */
export function occasionAt(schedule: Schedule, now: Date): Occasion {
  const { zone, weekday } = schedule;
  const today = daysOf(wallTimeOf(now, zone));
  const day = momentOn(today, schedule) <= now ? today : today - 1;
  const isWeekly = weekdayOf(day) === weekday;
  if (!isWeekly && !schedule.daily) {
    const last = day - ((weekdayOf(day) - weekday + 7) % 7);
    return occasion('weekly', last, schedule);
  }
  return occasion(isWeekly ? 'weekly' : 'daily', day, schedule);
}

/** The next one after that. */
export function nextAfter({ at }: Occasion, schedule: Schedule): Date {
  const day = daysOf(wallTimeOf(at, schedule.zone));
  return momentOn(day + (schedule.daily ? 1 : 7), schedule);
}

function occasion(kind: Occasion['kind'], day: number, schedule: Schedule): Occasion {
  const at = momentOn(day, schedule);
  if (kind === 'daily') return { kind, at, from: momentOn(day - 1, schedule), to: at };
  const midnight = { ...schedule, hour: 0, minute: 0 };
  return { kind, at, from: momentOn(day - 7, midnight), to: momentOn(day, midnight) };
}

/** On a night whose clocks skip that time, an hour later by the wall. */
const momentOn = (day: number, { hour, minute, zone }: Schedule): Date =>
  instantOf({ ...dateOf(day), hour, minute } satisfies WallTime, zone);
