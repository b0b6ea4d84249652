import { TZDate } from '@date-fns/tz';
import { type Catalog, type Component, isSameName, nameOf } from '../component.ts';
import type { Degree } from '../impacts/record.ts';
import { lastMoment } from '../impacts/time.ts';
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
  return {
    ...page,
    components: catalog.components.map((one) => componentOf(one, catalog, incidents, page.zone, now)),
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

function componentOf(
  component: Component,
  catalog: Catalog,
  incidents: readonly PublicIncident[],
  zone: string,
  now: Date,
): PageComponent {
  const name = nameOf(component, catalog);
  const isHere = (hit: PublicHit) => isSameName(hit.component, name);
  const spans = incidents.flatMap((one) => one.hits.filter(isHere).flatMap((hit) => spanOf(hit, one, now)));
  const going = incidents
    .filter(({ status }) => status !== 'resolved')
    .flatMap(({ hits }) => hits.filter((hit) => isHere(hit) && hit.to === null));
  return {
    group: component.group,
    name: component.name,
    state: worstOf(going.map(stateOfHit)),
    regions: regionsOf(going),
    days: daysOf(spans, zone, now),
  };
}

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

function daysOf(spans: readonly Span[], zone: string, now: Date): PageDay[] {
  const today = new TZDate(now.getTime(), zone);
  return Array.from({ length: daysShown }, (_, place) => {
    const [from, to] = [place, place + 1].map((day) => startOf(today, day - daysShown + 1));
    return dayOf(spans, from as TZDate, to as TZDate);
  });
}

/** Days of a clock change have 23 or 25 hours. */
const startOf = (today: TZDate, days: number): TZDate =>
  new TZDate(today.getFullYear(), today.getMonth(), today.getDate() + days, today.timeZone);

function dayOf(spans: readonly Span[], from: TZDate, to: TZDate): PageDay {
  const within = spans
    .map(({ hit, ...span }) => ({ hit, from: Math.max(span.from, +from), to: Math.min(span.to, +to) }))
    .filter((span) => span.to > span.from);
  return { date: dateOf(from), state: worstOf(within.map(({ hit }) => stateOfHit(hit))), hitFor: covered(within) };
}

const dateOf = (day: TZDate): string =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** What overlaps counts once. */
function covered(spans: readonly Span[]): number {
  let [sum, until] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}
