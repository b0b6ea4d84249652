import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { showDate, showInstant } from '../show-time.ts';
import { instantOf, wallTimeOf } from '../zone.ts';

/** How exactly a time was given, the coarsest first. */
export const precisions = ['day', 'minute', 'second'] as const;
export type Precision = (typeof precisions)[number];

/** A time as exact as somebody gave it. A day is the moment it began in `zone`. */
export interface ImpactTime {
  readonly at: Date;
  readonly precision: Precision;
  readonly approx: boolean;
  /** The zone it was meant in. */
  readonly zone: string;
}

/** How exactly it was given, where the moment itself stands elsewhere. */
export type Exactness = Omit<ImpactTime, 'at'>;

export const exactnessOf = ({ precision, approx, zone }: ImpactTime): Exactness => ({ precision, approx, zone });

/** The last moment that it may mean. */
export function lastMoment({ at, precision, zone }: ImpactTime): Date {
  if (precision !== 'day') return new Date(at.getTime() + (precision === 'minute' ? 60_000 : 1000) - 1);
  const { year, month, day } = wallTimeOf(at, zone);
  return new Date(instantOf({ year, month, day: day + 1, hour: 0, minute: 0 }, zone).getTime() - 1);
}

/** The same as details keep it, which are JSON. */
export type WrittenTime = Omit<ImpactTime, 'at'> & { readonly at: string };

export const written = (time: ImpactTime | null): WrittenTime | null =>
  time && { at: time.at.toISOString(), precision: time.precision, approx: time.approx, zone: time.zone };

export const unwritten = (time: WrittenTime | null): ImpactTime | null => time && { ...time, at: new Date(time.at) };

const dayFormat = 'MMM d, yyyy';
const clocks = { minute: 'HH:mm', second: 'HH:mm:ss' } as const;

/** `Feb 24, 2026`, `Jul 16, 2025, 20:05 UTC`, `approximately Jul 18, 2023, 16:07:21 UTC`: as exact as it was given. */
export function showImpactTime({ at, precision, approx, zone }: ImpactTime, shownIn = 'UTC'): string {
  const about = approx ? 'approximately ' : '';
  if (precision === 'day') return about + format(new TZDate(at.getTime(), zone), dayFormat);
  if (shownIn === 'UTC') return about + (precision === 'minute' ? showDate(at) : showInstant(at));
  return `${about}${format(new TZDate(at.getTime(), shownIn), `${dayFormat}, ${clocks[precision]}`)} ${shownIn}`;
}

/** `16:40 UTC`, where the day has just been said. */
export function showClock({ at, precision, approx }: ImpactTime, zone = 'UTC'): string {
  const clock = precision === 'day' ? dayFormat : clocks[precision];
  return `${approx ? 'approximately ' : ''}${format(new TZDate(at.getTime(), zone), clock)} ${zone}`;
}

/** Whole days on the calendar since the first of January 1970. */
export function dayNumber({ at, zone }: Pick<ImpactTime, 'at' | 'zone'>): number {
  const wall = new TZDate(at.getTime(), zone);
  return Date.UTC(wall.getFullYear(), wall.getMonth(), wall.getDate()) / 86_400_000;
}
