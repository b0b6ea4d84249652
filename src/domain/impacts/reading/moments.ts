import { instantOf, wallTimeOf } from '../../zone.ts';
import type { ImpactTime } from '../time.ts';
import type { Spoken, SpokenDay } from './spoken.ts';

/** When the incident was: times without a day, or a year, are meant near it. */
export interface Around {
  readonly from: Date;
  readonly to: Date;
  readonly now: Date;
}

/** A day on a calendar; months count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dayLength = 86_400_000;

/** Every moment that the words may mean, earliest first; without a day it is each of the days that come into question. */
export function momentsOf(spoken: Spoken, zone: string, { from, to, now }: Around): Moment[] {
  const { ago, day } = spoken;
  if (ago !== null) return [{ ...exactness(spoken, zone), at: cut(new Date(now.getTime() - ago), spoken) }];
  return daysMeant(day, [from, to, now], zone).flatMap((on) => momentsOn(on, spoken, zone));
}

/** A moment; `skipped` on the night that summer time begins, when no clock shows it. */
export type Moment = ImpactTime & { readonly skipped?: true };

/** A clock on a day: one moment, or two on the night that summer time ends. A day is where it began. */
export function momentsOn(on: CalendarDay, spoken: Spoken, zone: string): Moment[] {
  const { clock } = spoken;
  const exact = exactness(spoken, zone);
  if (!clock) return [{ ...exact, at: instantOf({ ...on, hour: 0, minute: 0 }, zone) }];
  const { hour, minute, second } = clock;
  const guess = instantOf({ ...on, hour, minute }, zone).getTime();
  const shown = [-60, 0, 60]
    .map((minutes) => new Date(guess + minutes * 60_000))
    .filter((at) => {
      const wall = wallTimeOf(at, zone);
      return wall.hour === hour && wall.minute === minute;
    })
    .map((at) => ({ ...exact, at: new Date(at.getTime() + second * 1000) }));
  return shown.length > 0 ? shown : [{ ...exact, at: new Date(guess), skipped: true }];
}

/** `20m ago` is no finer than what was said. */
const cut = (at: Date, { precision }: Spoken): Date => {
  const unit = precision === 'second' ? 1000 : 60_000;
  return new Date(Math.floor(at.getTime() / unit) * unit);
};

const exactness = ({ precision, approx }: Spoken, zone: string) => ({ precision, approx, zone });

export const calendarDayOf = (at: Date, zone: string, days = 0): CalendarDay => {
  const { year, month, day } = wallTimeOf(at, zone);
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
};

export const weekdayOf = ({ year, month, day }: CalendarDay): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay();

function daysMeant(day: SpokenDay | null, near: readonly Date[], zone: string): CalendarDay[] {
  const now = near.at(-1) as Date;
  if (day === null) return daysNear(near, zone, 1);
  if ('daysAgo' in day) return [calendarDayOf(now, zone, -day.daysAgo)];
  if ('month' in day) return yearsMeant(day, near, zone);
  return daysNear(near, zone, 7).filter((one) => weekdayOf(one) === day.weekday);
}

function yearsMeant(
  { year, month, day }: { readonly year: number | null; readonly month: number; readonly day: number },
  near: readonly Date[],
  zone: string,
): CalendarDay[] {
  if (year !== null) return [{ year, month, day }];
  const years = near.flatMap((at) => [-1, 0].map((back) => calendarDayOf(at, zone).year + back));
  return [...new Set(years)].sort((one, other) => one - other).map((one) => ({ year: one, month, day }));
}

/** The days around some moments, each once, earliest first. */
function daysNear(near: readonly Date[], zone: string, reach: number): CalendarDay[] {
  const numbers = near.flatMap((at) => {
    const { year, month, day } = wallTimeOf(at, zone);
    const today = Date.UTC(year, month - 1, day) / dayLength;
    return Array.from({ length: 2 * reach + 1 }, (_, index) => today + index - reach);
  });
  return [...new Set(numbers)]
    .sort((one, other) => one - other)
    .map((number) => calendarDayOf(new Date(number * dayLength), 'UTC'));
}
