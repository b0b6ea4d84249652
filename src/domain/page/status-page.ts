import { dateOf, dayLength, daysOf } from '../calendar.ts';
import { type Catalog, folded, nameOf } from '../component.ts';
import type { Degree } from '../impacts/record.ts';
import { lastMoment } from '../impacts/time.ts';
import { instantOf, wallTimeOf } from '../zone.ts';
import type { PublicHit, PublicIncident } from './public-incident.ts';

/** How a component does, the worst last; the words are those of the pages people know. */
export const componentStates = ['operational', 'degraded_performance', 'partial_outage', 'major_outage'] as const;
export type ComponentState = (typeof componentStates)[number];

/** Days that a component's bar shows, today among them. */
export const daysShown = 90;

/** A component as the page shows it. */
export interface PageComponent {
  readonly group: string | null;
  readonly name: string;
  readonly state: ComponentState;
  /** The regions in which it is hit now, the worst first; empty where it is hit everywhere or nowhere. */
  readonly regions: ReadonlyArray<{ readonly name: string; readonly state: ComponentState }>;
  /** The worst of each of the last `daysShown` days, the oldest first. */
  readonly days: readonly PageDay[];
}

export interface PageDay {
  /** `2026-11-21`, in the zone of the page. */
  readonly date: string;
  readonly state: ComponentState;
  /** Milliseconds of it in which the component was hit. */
  readonly hitFor: number;
}

/** Everything on the status page. */
export interface StatusPage {
  /** Whose page it is; null where nobody said. */
  readonly name: string | null;
  /** Where it is read: an address that ends in a slash. */
  readonly url: string;
  /** The zone of its days (IANA, or an offset). */
  readonly zone: string;
  /** In the order of `sitrep.yml`. */
  readonly components: readonly PageComponent[];
  readonly regions: readonly string[];
  /** Those that go on, the newest first. */
  readonly open: readonly PublicIncident[];
  /** Those that are over, the newest first. */
  readonly past: readonly PublicIncident[];
  /** When anything on it changed last; null where there never was anything. */
  readonly changedAt: Date | null;
}

interface Setting extends Pick<StatusPage, 'name' | 'url' | 'zone'> {
  readonly catalog: Catalog;
}

/** The page as it is at a moment, of all that is public. */
export function statusPage(incidents: readonly PublicIncident[], { catalog, ...page }: Setting, now: Date): StatusPage {
  const newest = incidents.toSorted((one, other) => firstPosted(other) - firstPosted(one));
  const changes = incidents.map(({ changedAt }) => changedAt.getTime());
  const days = daysUpTo(now, page.zone);
  const hits = hitsByComponent(incidents, days[0]?.from ?? 0, now);
  return {
    ...page,
    components: catalog.components.map((one) => ({
      group: one.group,
      name: one.name,
      ...componentOf(hits.get(folded(nameOf(one, catalog))) ?? unhit, days),
    })),
    regions: catalog.regions,
    open: newest.filter(({ status }) => status !== 'resolved'),
    past: newest.filter(({ status }) => status === 'resolved'),
    changedAt: changes.length === 0 ? null : new Date(Math.max(...changes)),
  };
}

const firstPosted = ({ posts }: PublicIncident): number => posts[0]?.posted.at.getTime() ?? 0;

const stateOf: Readonly<Record<Exclude<Degree, 'none'>, ComponentState>> = {
  minor: 'degraded_performance',
  partial: 'partial_outage',
  major: 'major_outage',
  full: 'major_outage',
};

export const stateOfHit = ({ degree }: PublicHit): ComponentState => stateOf[degree];

/** The worst of some; operational where there are none. */
export const worstOf = (states: readonly ComponentState[]): ComponentState =>
  componentStates.findLast((state) => states.includes(state)) ?? 'operational';

/** A time in which something was hit: whole milliseconds, the end not in it. */
interface Span {
  readonly hit: PublicHit;
  readonly from: number;
  readonly to: number;
}

/** What hit one component: when, and what of it goes on. */
interface Hits {
  readonly spans: Span[];
  readonly going: PublicHit[];
}

const unhit: Hits = { spans: [], going: [] };

/** By the name it goes by, folded; what was over before the first of the days is left out. */
function hitsByComponent(incidents: readonly PublicIncident[], since: number, now: Date): ReadonlyMap<string, Hits> {
  const all = new Map<string, Hits>();
  for (const one of incidents) {
    const isOpen = one.status !== 'resolved';
    for (const hit of one.hits) {
      const span = spanOf(hit, one, now).filter(({ to }) => to > since);
      const isGoing = isOpen && hit.to === null;
      if (span.length === 0 && !isGoing) continue;
      const name = folded(hit.component);
      const hits = all.get(name) ?? { spans: [], going: [] };
      all.set(name, hits);
      hits.spans.push(...span);
      if (isGoing) hits.going.push(hit);
    }
  }
  return all;
}

const componentOf = ({ spans, going }: Hits, days: readonly Day[]): Omit<PageComponent, 'group' | 'name'> => ({
  state: worstOf(going.map(stateOfHit)),
  regions: regionsOf(going),
  days: days.map((day) => dayOf(spans, day)),
});

/** What nobody gave a beginning began with its incident, and what nobody gave an end ended with it. */
function spanOf(hit: PublicHit, { began, ended }: PublicIncident, now: Date): Span[] {
  const from = (hit.from ?? began)?.at.getTime();
  const end = hit.to ?? ended;
  const to = end ? (end.precision === 'day' ? lastMoment(end).getTime() : end.at.getTime()) : now.getTime();
  return from === undefined || to <= from ? [] : [{ hit, from, to }];
}

function regionsOf(going: readonly PublicHit[]): PageComponent['regions'] {
  const named = going.flatMap(({ region, ...hit }) => (region === null ? [] : [{ ...hit, region }]));
  if (named.length < going.length) return [];
  return [...new Set(named.map(({ region }) => region))]
    .map((name) => ({ name, state: worstOf(named.filter(({ region }) => region === name).map(stateOfHit)) }))
    .sort((one, other) => componentStates.indexOf(other.state) - componentStates.indexOf(one.state));
}

/** A day of the page's zone: its first moment, and that of the next. */
interface Day {
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

/** The days that were asked for last: to find their beginnings in a zone takes longer than all that is done with them. */
let lately: { readonly today: number; readonly zone: string; readonly days: readonly Day[] } | undefined;

function daysUpTo(now: Date, zone: string): readonly Day[] {
  const today = daysOf(wallTimeOf(now, zone));
  if (lately?.today !== today || lately.zone !== zone) lately = { today, zone, days: daysBefore(today, zone) };
  return lately.days;
}

/** Days of a clock change have 23 or 25 hours. */
function daysBefore(today: number, zone: string): Day[] {
  const starts = Array.from({ length: daysShown + 1 }, (_, place) => {
    const day = today + place - daysShown + 1;
    const date = dateOf(day);
    return { date, at: zone === 'UTC' ? day * dayLength : instantOf({ ...date, hour: 0, minute: 0 }, zone).getTime() };
  });
  return starts.slice(0, -1).map(({ date, at }, place) => ({
    date: [date.year, date.month, date.day].map((part) => String(part).padStart(2, '0')).join('-'),
    from: at,
    to: starts[place + 1]?.at ?? at,
  }));
}

function dayOf(spans: readonly Span[], { date, from, to }: Day): PageDay {
  const within = spans.filter((span) => span.to > from && span.from < to);
  if (within.length === 0) return { date, state: 'operational', hitFor: 0 };
  const clipped = within.map((span) => ({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }));
  return { date, state: worstOf(within.map(({ hit }) => stateOfHit(hit))), hitFor: covered(clipped) };
}

/** What overlaps counts once. */
function covered(spans: readonly Span[]): number {
  let [sum, until] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}
