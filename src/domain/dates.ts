// English alone: the other languages take longer to load than all the rest of this room.
import * as chrono from 'chrono-node/en';
import { instantOf, readZone, wallTimeOf } from './zone.ts';

/** Nobody writes a date in more characters; reading a whole page for one takes seconds. */
const longest = 100;

/**
 * Reads a day as people write it (`Friday`, `5 Dec`, `2026-11-30`, `tomorrow`) in a zone, looking forward. A bare day
 * means its end. Undefined when the words hold no date, or hold something else beside it.
 */
export function readDay(text: string, zone: string, now: Date): Date | undefined {
  if (text.length > longest) return undefined;
  const [found, ...more] = chrono.parse(text, referenceIn(zone, now), { forwardDate: true });
  if (!found || more.length > 0 || found.text.length !== text.trim().length) return undefined;
  const { start } = found;
  const timed = start.isCertain('hour');
  return instantOf(
    {
      year: start.get('year') ?? 0,
      month: start.get('month') ?? 1,
      day: start.get('day') ?? 1,
      hour: timed ? (start.get('hour') ?? 0) : 23,
      minute: timed ? (start.get('minute') ?? 0) : 59,
    },
    zone,
  );
}

/** chrono reckons in minutes from UTC; only the day comes from it, so summer time cannot slip in. */
function referenceIn(zone: string, now: Date): { instant: Date; timezone: number } {
  const wall = wallTimeOf(now, readZone(zone) ?? zone);
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  return { instant: now, timezone: Math.round((asUtc - now.getTime()) / 60_000) };
}
