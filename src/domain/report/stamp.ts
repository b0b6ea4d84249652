import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';
import type { ImpactTime } from '../impacts/time.ts';
import { readZone, type WallTime, wallTimeOf } from '../zone.ts';

/** How a layout writes a time: with a clock, and where only the day is known. */
interface Pattern {
  readonly timed: (wall: WallTime) => string;
  readonly day: (wall: WallTime) => string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const two = (figure: number): string => String(figure).padStart(2, '0');

// Put together by hand: a page has hundreds of them, and by a pattern of date-fns each takes ten times as long.
const shortDay = ({ month, day }: WallTime): string => `${months[month - 1]} ${day}`;
const fullDay = ({ year, month, day }: WallTime): string => `${months[month - 1]} ${two(day)}, ${year}`;
const clock = ({ hour, minute }: WallTime): string => `${two(hour)}:${two(minute)}`;
const clockWithAm = ({ hour, minute }: WallTime): string =>
  `${two(hour % 12 || 12)}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`;

/** `Jul 17, 2025, 09:08 AM UTC`. */
export const stampWithAm = stamped({ timed: (wall) => `${fullDay(wall)}, ${clockWithAm(wall)}`, day: fullDay });
/** `Mar 17, 2026 - 15:20 EDT`. */
export const stampWithDash = stamped({ timed: (wall) => `${fullDay(wall)} - ${clock(wall)}`, day: fullDay });
/** `Nov 7, 22:33 UTC`. */
export const stampWithoutYear = stamped({ timed: (wall) => `${shortDay(wall)}, ${clock(wall)}`, day: shortDay });

/** `July 17, 2025`, the day on which it was there. */
export const longDay = ({ at, precision, zone }: ImpactTime, shownIn: string): string =>
  format(new TZDate(at.getTime(), precision === 'day' ? zone : shownIn), 'MMMM d, yyyy');

/** A time in a zone, with the zone's name of that day, and no more exact than it was given. */
function stamped({ timed, day }: Pattern) {
  return ({ at, precision, approx, zone }: ImpactTime, shownIn: string): string => {
    const about = approx ? 'approximately ' : '';
    if (precision === 'day') return about + day(wallTimeOf(at, zone));
    return `${about}${timed(wallTimeOf(at, shownIn))} ${zoneName(shownIn, at)}`;
  };
}

/** The zone that a page is set to, as clocks know it: `PT` and `GMT+1` are none. */
export const clockZone = (set: string): string => (readZone(set) ?? set).replace(/^\+00:00$/u, 'UTC');

/** `EST` in winter and `EDT` in summer; `GMT+1` where English has no letters for it. */
function zoneName(zone: string, at: Date): string {
  // Node 20 knows no zones that are only an offset.
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/u.exec(zone) ?? [];
  if (sign) return `GMT${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
  if (zone === 'UTC') return zone;
  const parts = namesOf(zone).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** One takes longer to make than to use, and a page has a hundred times in one zone. */
const namers = new Map<string, Intl.DateTimeFormat>();

function namesOf(zone: string): Intl.DateTimeFormat {
  const namer = namers.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' });
  namers.set(zone, namer);
  return namer;
}
