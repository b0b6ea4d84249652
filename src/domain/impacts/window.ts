import { tzOffset } from '@date-fns/tz';
import type { Impact } from './record.ts';
import { dayNumber, type ImpactTime, precisions, showClock, showImpactTime } from './time.ts';

/** From when to when, as far as anybody said. */
export type Window = Pick<Impact, 'from' | 'to'>;

export const nobodyKnows = '—';

/** How long, rounded down and no finer than the coarser of both ends: `13h 37m`, `13d 4h 38m 8s`, `17d`; else `—`. */
export function length({ from, to }: Window): string {
  if (!from || !to) return nobodyKnows;
  const coarser = precisions.find((one) => one === from.precision || one === to.precision);
  // A day may have 23 hours: days are counted on the calendar.
  if (coarser === 'day') return inUnits((dayNumber({ ...to, zone: zoneOf(to, from) }) - dayNumber(from)) * 86_400, 'd');
  return inUnits(Math.floor((to.at.getTime() - from.at.getTime()) / 1000), coarser === 'second' ? 's' : 'm');
}

/** A moment is on the day that the zone of the other end says. */
const zoneOf = (time: ImpactTime, other: ImpactTime): string => (time.precision === 'day' ? time.zone : other.zone);

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
] as const;

/** Nothing, or less than nothing, is not known. */
function inUnits(seconds: number, last: (typeof units)[number][0]): string {
  const shown: string[] = [];
  let left = seconds;
  for (const [name, size] of units) {
    const count = Math.floor(left / size);
    if (left >= 0 && count > 0) shown.push(`${count}${name}`);
    left -= count * size;
    if (name === last) break;
  }
  return seconds <= 0 ? nobodyKnows : shown.join(' ') || nobodyKnows;
}

/** Whether it ends before it begins, as far as both were given. */
export function isReversed({ from, to }: Window): boolean {
  if (!from || !to) return false;
  if (from.precision === 'day' || to.precision === 'day') {
    return dayNumber({ ...to, zone: zoneOf(to, from) }) < dayNumber({ ...from, zone: zoneOf(from, to) });
  }
  return to.at < from.at;
}

/** `Jul 16, 2025, 20:05 UTC to Jul 17, 2025, 09:42 UTC (13h 37m)`, `since …`, `until …`, or `—`. */
export function showWindow(window: Window): string {
  const { from, to } = window;
  if (from && to) return `${showEnds(from, to)} (${length(window)})`;
  if (from) return `since ${showImpactTime(from)} (${nobodyKnows})`;
  return to ? `until ${showImpactTime(to)} (${nobodyKnows})` : nobodyKnows;
}

function showEnds(from: ImpactTime, to: ImpactTime): string {
  const isTimed = from.precision !== 'day' && to.precision !== 'day';
  const isOneDay = dayNumber({ ...from, zone: 'UTC' }) === dayNumber({ ...to, zone: 'UTC' });
  if (isTimed) return `${showImpactTime(from)} to ${isOneDay ? showClock(to) : showImpactTime(to)}`;
  const [first, last] = [showImpactTime(from), showImpactTime(to)];
  return first === last ? first : `${first} to ${last}`;
}

/** `14:00 Europe/Paris to 15:00 Europe/Paris`, for whoever does not live in UTC; empty where the clock is the same. */
export function showWallWindow({ from, to }: Window, zone: string): string {
  const timed = [from, to].flatMap((time) => (time && time.precision !== 'day' ? [time] : []));
  const others = timed.filter(({ at }) => tzOffset(zone, at) !== 0);
  return others.map((time) => showClock({ ...time, approx: false }, zone)).join(' to ');
}

/** The first start and the last end of all that was hit; no end where one of them has none. Null where none began. */
export function wholeWindow(impacts: readonly Impact[]): Window | null {
  const hit = impacts.filter(({ degree }) => degree !== 'none');
  const starts = hit.flatMap(({ from }) => from ?? []).sort(byTime);
  const ends = hit.flatMap(({ to }) => to ?? []).sort(byTime);
  const [from] = starts;
  if (!from) return null;
  const goesOn = hit.some((impact) => impact.from !== null && impact.to === null);
  return { from, to: goesOn ? null : (ends.at(-1) ?? null) };
}

/** From the start of the impact until somebody declared it; `—` where it was declared first. */
export const timeToDetect = (from: ImpactTime, declared: ImpactTime): string => length({ from, to: declared });

const byTime = (one: ImpactTime, other: ImpactTime): number => one.at.getTime() - other.at.getTime();
