import { tzOffset } from '@date-fns/tz';
import type { Period } from './report.ts';

const day = 86_400_000;

/** The Monday that a week begins with on the wall calendar of a zone (IANA): `2026-11-16`. */
export function weekOf(at: Date, zone: string): string {
  const wall = new Date(at.getTime() + tzOffset(zone, at) * 60_000);
  const sinceMonday = (wall.getUTCDay() + 6) % 7;
  return dateOf(wall.getTime() - sinceMonday * day);
}

/** Every week that a period touches, the oldest first: those at its ends may be there in part. */
export function weeksIn({ from, to }: Period, zone: string): string[] {
  const last = weekOf(to, zone);
  const weeks = [weekOf(from, zone)];
  // Dates without a clock: all days have 24 hours.
  for (let week = weeks[0] ?? last; week < last; weeks.push(week)) week = dateOf(Date.parse(week) + 7 * day);
  return weeks;
}

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
