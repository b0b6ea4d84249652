import { instantOf, instantsOf, readZone, wallTimeOf, zonePattern } from './zone.ts';

/** A time of day, with the zone it is meant in. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly zone: string;
}

/** `14:30`, `2:30pm`, `2pm`, `14:30 UTC`; for use inside a larger pattern, without case. */
export const clockTimePattern = String.raw`(?:\d{1,2}:\d{2}(?:\s*[ap]m)?|\d{1,2}\s*[ap]m)(?:\s+(?:${zonePattern})(?![a-z]))?`;

const parts = new RegExp(String.raw`^(\d{1,2})(?::(\d{2}))?\s*([ap]m)?(?:\s+(${zonePattern}))?$`, 'iu');

/** Undefined when it is no time of day, or names a zone we do not know. */
export function readClockTime(text: string, zone: string): ClockTime | undefined {
  const [, hours, minutes, half, named] = parts.exec(text.trim()) ?? [];
  if (hours === undefined || (minutes === undefined && half === undefined)) return undefined;
  const meant = named === undefined ? zone : readZone(named);
  const hour = hourOf(Number(hours), half);
  const minute = Number(minutes ?? 0);
  if (meant === undefined || hour === undefined || minute > 59) return undefined;
  return { hour, minute, zone: meant };
}

/** The hour of the day: of the twelve before or after noon where `am`, `PM` or `p` says so. Undefined when it is none. */
export function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (/^p/iu.test(half) ? 12 : 0);
}

/** The first such time after `now`; no date at all in a zone that nobody knows. */
export const nextSuch = (time: ClockTime, now: Date): Date =>
  [0, 1, 2].flatMap((days) => onDay(time, now, days)).find((at) => at > now) ?? new Date(Number.NaN);

/** On the night summer time ends, the clock shows an hour twice; on the night it begins, an hour on is meant. */
function onDay({ hour, minute, zone }: ClockTime, now: Date, days: number): Date[] {
  const today = wallTimeOf(now, zone);
  const wall = { ...today, day: today.day + days, hour, minute };
  const shown = instantsOf(wall, zone);
  return shown.length > 0 ? shown : [instantOf(wall, zone)];
}
