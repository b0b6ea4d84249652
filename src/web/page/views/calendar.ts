import type { CalendarDay } from '../../../domain/calendar.ts';
import type { ImpactTime } from '../../../domain/impacts/time.ts';
import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import type { StatusPage } from '../../../domain/page/status-page.ts';
import { wallTimeOf } from '../../../domain/zone.ts';

/** Of incidents that stay as they are nobody need ask twice: in another zone than UTC that takes a while. */
const known = new WeakMap<PublicIncident, { readonly zone: string; readonly day: string }>();

/** The day of the page on which it was first told, `2026-11-21`. */
export function dayOf(incident: PublicIncident, zone: string): string {
  const had = known.get(incident);
  if (had?.zone === zone) return had.day;
  const day = incident.posts[0] ? dateIn(incident.posts[0].posted, zone) : '';
  known.set(incident, { zone, day });
  return day;
}

/** A day was meant in its own zone, whatever the page's is. */
const dateIn = ({ at, precision, zone }: ImpactTime, pageZone: string): string =>
  dateWritten(wallTimeOf(at, precision === 'day' ? zone : pageZone));

/** `2026-11-21`. */
export const dateWritten = ({ year, month, day }: CalendarDay): string =>
  [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');

/** A month, `2026-11`, and all of which readers were first told in it, the newest first. */
export interface Month {
  readonly month: string;
  readonly incidents: readonly PublicIncident[];
}

const monthsOf = new WeakMap<StatusPage, readonly Month[]>();

/** The months that have any, the newest first. */
export function monthsIn(page: StatusPage): readonly Month[] {
  const had = monthsOf.get(page);
  if (had) return had;
  const by = new Map<string, PublicIncident[]>();
  for (const incident of [...page.open, ...page.past]) {
    const month = dayOf(incident, page.zone).slice(0, 7);
    const others = by.get(month);
    if (others) others.push(incident);
    else by.set(month, [incident]);
  }
  const months = [...by]
    .map(([month, incidents]) => ({ month, incidents: incidents.sort(newestFirst) }))
    .sort((one, other) => (one.month < other.month ? 1 : -1));
  monthsOf.set(page, months);
  return months;
}

const newestFirst = (one: PublicIncident, other: PublicIncident): number => toldAt(other) - toldAt(one);

const toldAt = ({ posts }: PublicIncident): number => posts[0]?.posted.at.getTime() ?? 0;
