import { type ImpactTime, showClock, showImpactTime } from './impacts/time.ts';
import type { Incident } from './incident.ts';
import { isSameDate, localTimes, showDay, showTime } from './show-time.ts';
import { type Entry, type EntryOf, isKind } from './timeline.ts';

/** The time that somebody gave an entry, as exactly as they gave it; null for what was written down as it happened. */
export function toldTime(entry: Entry): ImpactTime | null {
  const { at, recordedAt, detail } = entry;
  if (detail.told) return { at, ...detail.told };
  // A message carries its own time, to the second.
  const isOwn = at.getTime() === recordedAt.getTime() || (isKind(entry, 'note') && entry.detail.source !== undefined);
  // Older records do not say how exact it was: it was never finer than a minute.
  return isOwn ? null : { at, precision: 'minute', approx: false, zone: 'UTC' };
}

/** The time that an amendment gives another entry; null where only the words changed. */
export function amendedTime({ detail: { at, exact } }: EntryOf<'amended'>): ImpactTime | null {
  return at === null ? null : { at: new Date(at), ...(exact ?? { precision: 'minute', approx: false, zone: 'UTC' }) };
}

/** An entry's time as exactly as it was given; `show` says how one is shown that nobody had to give. */
export function showEntryTime(entry: Entry, show: (at: Date) => string): string {
  const told = toldTime(entry);
  return told ? showImpactTime(told) : show(entry.at);
}

/** The same where there is little room. */
export function shortTime(entry: Entry, now: Date): string {
  const told = toldTime(entry);
  return told ? showTold(told, now) : showTime(entry.at, now);
}

/** When it began; null where it was written down afterwards, and nobody said. */
export const beganAt = ({ declaredAt, declaredTold, mode }: Began): ImpactTime | null =>
  declaredTold ? { at: declaredAt, ...declaredTold } : mode === 'retro' ? null : seen(declaredAt);

/** When it was over; null while it is not. */
export const endedAt = ({ resolvedAt, resolvedTold }: Ended): ImpactTime | null =>
  resolvedAt && (resolvedTold ? { at: resolvedAt, ...resolvedTold } : seen(resolvedAt));

/** When its postmortem went out last; null where it never has. */
export const publishedTime = ({ publishedAt, publishedTold }: Published): ImpactTime | null =>
  publishedAt && (publishedTold ? { at: publishedAt, ...publishedTold } : seen(publishedAt));

type Published = Pick<Incident, 'publishedAt' | 'publishedTold'>;
type Began = Pick<Incident, 'declaredAt' | 'declaredTold' | 'mode'>;
type Ended = Pick<Incident, 'resolvedAt' | 'resolvedTold'>;

/** Sitrep was there; nobody reads the seconds of it. */
const seen = (at: Date): ImpactTime => ({ at, precision: 'minute', approx: false, zone: 'UTC' });

/** `16:40 UTC`, `approximately 16:40 UTC`, `Mar 11, 2026`: short, and as exact as it was given. */
export function showTold(time: ImpactTime, now: Date): string {
  const { at, precision, approx } = time;
  if (precision === 'minute') return `${approx ? 'approximately ' : ''}${showTime(at, now)}`;
  return precision === 'second' && isSameDate(at, now) ? showClock(time) : showImpactTime(time);
}

/** `at 13:30 UTC (14:30 Europe/Paris)`, `on Mar 11, 2026`: back to somebody who said it. */
export const sayWhen = (time: ImpactTime, zones: readonly string[], now: Date): string =>
  `${time.precision === 'day' ? 'on' : 'at'} ${sayTime(time, zones, now)}`;

/** `Thu, Nov 19, 2026, 23:00 UTC (Nov 20, 00:00 Europe/Paris)`: where people must see which day was meant. */
export function sayWithDay(time: ImpactTime, zones: readonly string[]): string {
  const { at, precision, approx, zone } = time;
  const day = showDay(at, precision === 'day' ? zone : 'UTC');
  const clock = precision === 'day' ? '' : `, ${showClock({ ...time, approx: false }, 'UTC')}${localTimes(zones, at)}`;
  return `${approx ? 'approximately ' : ''}${day}${clock}`;
}

/** The same without its `at`. A day is the same in every zone. */
export const sayTime = (time: ImpactTime, zones: readonly string[], now: Date): string =>
  showTold(time, now) + (time.precision === 'day' ? '' : localTimes(zones, time.at));
