import { type CalendarDay, dateOf, daysOf, weekdayOf } from '../../calendar.ts';
import { instantOf, instantsOf, wallTimeOf } from '../../zone.ts';
import type { ImpactTime } from '../time.ts';
import type { Spoken, SpokenDay } from './spoken.ts';

/** When the incident was: times without a day, or a year, are meant near it. */
export interface Around {
  readonly from: Date;
  readonly to: Date;
  readonly now: Date;
}

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
  const wall = { ...on, hour, minute };
  const shown = instantsOf(wall, zone).map((at) => ({ ...exact, at: new Date(at.getTime() + second * 1000) }));
  return shown.length > 0 ? shown : [{ ...exact, at: instantOf(wall, zone), skipped: true }];
}

/** `20m ago` is no finer than what was said. */
const cut = (at: Date, { precision }: Spoken): Date => {
  const unit = precision === 'second' ? 1000 : 60_000;
  return new Date(Math.floor(at.getTime() / unit) * unit);
};

const exactness = ({ precision, approx }: Spoken, zone: string) => ({ precision, approx, zone });

/** In days since 1970. */
export const dayAt = (at: Date, zone: string): number => daysOf(wallTimeOf(at, zone));

function daysMeant(day: SpokenDay | null, near: readonly Date[], zone: string): CalendarDay[] {
  const now = near.at(-1) as Date;
  if (day === null) return daysNear(near, zone, 1);
  if ('daysAgo' in day) return [dateOf(dayAt(now, zone) - day.daysAgo)];
  if ('month' in day) return yearsMeant(day, near, zone);
  const today = dayAt(now, zone);
  return daysNear(near, zone, 7).filter((one) => {
    return weekdayOf(daysOf(one)) === day.weekday && !(day.last && daysOf(one) === today);
  });
}

function yearsMeant(
  { year, month, day }: { readonly year: number | null; readonly month: number; readonly day: number },
  near: readonly Date[],
  zone: string,
): CalendarDay[] {
  if (year !== null) return [{ year, month, day }];
  const years = near.flatMap((at) => [-1, 0].map((back) => wallTimeOf(at, zone).year + back));
  return [...new Set(years)].sort((one, other) => one - other).map((one) => ({ year: one, month, day }));
}

/** The days around some moments, each once, earliest first. */
function daysNear(near: readonly Date[], zone: string, reach: number): CalendarDay[] {
  const days = near.flatMap((at) => {
    const first = dayAt(at, zone) - reach;
    return Array.from({ length: 2 * reach + 1 }, (_, index) => first + index);
  });
  return [...new Set(days)].sort((one, other) => one - other).map(dateOf);
}
