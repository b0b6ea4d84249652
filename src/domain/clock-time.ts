import { instantOf, readZone, wallTimeOf, zonePattern } from './zone.ts';

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
  const hour = hourOf(Number(hours), half?.toLowerCase());
  const minute = Number(minutes ?? 0);
  if (meant === undefined || hour === undefined || minute > 59) return undefined;
  return { hour, minute, zone: meant };
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** The first such time after `now`. */
export const nextSuch = (time: ClockTime, now: Date): Date =>
  [0, 1, 2].flatMap((days) => bothOn(time, now, days)).find((at) => at > now) ?? onDay(time, now, 1);

/** On the night summer time ends, the clock shows an hour twice: the earlier one too. */
function bothOn(time: ClockTime, now: Date, days: number): Date[] {
  const later = onDay(time, now, days);
  const earlier = new Date(later.getTime() - 60 * 60_000);
  const wall = wallTimeOf(earlier, time.zone);
  return wall.hour === time.hour && wall.minute === time.minute ? [earlier, later] : [later];
}

function onDay({ hour, minute, zone }: ClockTime, now: Date, days: number): Date {
  const today = wallTimeOf(now, zone);
  return instantOf({ ...today, day: today.day + days, hour, minute }, zone);
}
