import { dateOf, dayLength, weekdayOf } from '../../calendar.ts';
import type { ImpactTime } from '../time.ts';
import { type Around, dayAt, type Moment, momentsOf, momentsOn } from './moments.ts';
import { readSpoken, type Spoken, type SpokenDay } from './spoken.ts';

/** Why the words of a time must be asked about. */
export type TimeDoubt =
  | { readonly why: 'unreadable' | 'future' | 'never' | 'weekday'; readonly words: string }
  | { readonly why: 'twice'; readonly words: string; readonly moments: readonly [Date, Date] };

/** Whose end it is, so that a form can say it there. */
export type WindowDoubt = TimeDoubt & { readonly end: 'from' | 'to' };

export interface ReadEnds {
  readonly from: ImpactTime | null;
  readonly to: ImpactTime | null;
}

/** Nobody means a time without a day that lies further from the incident, or a night that is longer. */
const longAgo = 18 * 3_600_000;

/** Reads both ends as they were said; null for one that nobody said. `home` is the zone of whoever said it. */
export function readEnds(
  words: { readonly from: string | null; readonly to: string | null },
  home: string,
  around: Around,
): ReadEnds | { readonly ask: WindowDoubt } {
  const from = words.from === null ? null : readSpoken(words.from);
  const to = words.to === null ? null : readSpoken(words.to);
  if (from === undefined) return { ask: { why: 'unreadable', words: words.from ?? '', end: 'from' } };
  if (to === undefined) return { ask: { why: 'unreadable', words: words.to ?? '', end: 'to' } };
  // A zone at one end is meant for both.
  const zone = { from: from?.zone ?? to?.zone ?? home, to: to?.zone ?? from?.zone ?? home };
  const startFirst = from !== null && (to === null || (isDated(from) && !isDated(to)) || hasYear(from));
  const read = (end: 'from' | 'to', known: ImpactTime | null) => {
    const spoken = end === 'from' ? from : to;
    return spoken ? settle({ spoken, end, zone: zone[end] }, around, known && { end, at: known.at }) : null;
  };
  const [first, second] = startFirst ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const one = read(first, null);
  if (one && 'ask' in one) return { ask: { ...one.ask, end: first } };
  const other = read(second, one);
  if (other && 'ask' in other) return { ask: { ...other.ask, end: second } };
  return first === 'from' ? { from: one, to: other } : { from: other, to: one };
}

const isDated = ({ day, ago }: Spoken): boolean => day !== null || ago !== null;
const hasYear = ({ day }: Spoken): boolean => day !== null && 'year' in day && day.year !== null;

/** The other end, where it is known already: a start (`from`) lies before `at`, an end (`to`) after it. */
interface Known {
  readonly end: 'from' | 'to';
  readonly at: Date;
}

interface OneEnd {
  readonly spoken: Spoken;
  readonly end: 'from' | 'to';
  readonly zone: string;
}

function settle(
  { spoken, end, zone }: OneEnd,
  around: Around,
  known: Known | null,
): ImpactTime | { readonly ask: TimeDoubt } {
  const { words, day } = spoken;
  const near = known ? { from: known.at, to: known.at, now: around.now } : around;
  if (known && !isDated(spoken)) return beside(spoken, zone, around, known);
  const past = momentsOf(spoken, zone, near).filter(({ at }) => at <= around.now);
  const best = nearest(onItsSide(past, day, known), near);
  if (!best) return { ask: { why: 'future', words } };
  if (best.skipped) return { ask: { why: 'never', words } };
  if (!isDated(spoken) && isFarFrom(best, end, around)) return { ask: { why: 'future', words } };
  if (day && 'month' in day && day.weekday !== null && weekdayOf(dayAt(best.at, zone)) !== day.weekday) {
    return { ask: { why: 'weekday', words } };
  }
  return once(best, past, words);
}

/** An end that lies before the incident, and that a clock will show again in a few hours, has not come. */
function isFarFrom(time: ImpactTime, end: 'from' | 'to', around: Around): boolean {
  const isPast = end === 'to' && time.at < around.from;
  return distance(time, around) > longAgo || (isPast && around.now.getTime() - time.at.getTime() > longAgo);
}

/** A weekday comes round in both directions. */
function onItsSide(times: readonly Moment[], day: SpokenDay | null, known: Known | null): readonly Moment[] {
  if (!known || !day || 'month' in day || 'daysAgo' in day) return times;
  const { end, at } = known;
  return times.filter((time) =>
    end === 'to' ? time.at.getTime() > at.getTime() - dayLength : time.at.getTime() < at.getTime() + dayLength,
  );
}

/** A clock without a day, beside an end that has one: the first after it, or the last before it. */
function beside(spoken: Spoken, zone: string, { now }: Around, { end, at }: Known) {
  const { words } = spoken;
  const days = end === 'to' ? [0, 1] : [0, -1];
  const moments = days.flatMap((by) => momentsOn(dateOf(dayAt(at, zone) + by), spoken, zone));
  const isOn = (time: ImpactTime) => (end === 'to' ? time.at >= at : time.at <= at);
  const best = moments.find(isOn);
  const isNear = best && Math.abs(best.at.getTime() - at.getTime()) <= longAgo;
  // Further away than a night it is a slip: the same day, and the wrong way round.
  const meant = (isNear ? best : moments[0]) as Moment;
  if (meant.skipped) return { ask: { why: 'never' as const, words } };
  if (meant.at > now) return { ask: { why: 'future' as const, words } };
  return once(
    meant,
    moments.filter((time) => time.at <= now && (!isNear || isOn(time))),
    words,
  );
}

/** On the night summer time ends, the clock shows an hour twice. */
function once(time: ImpactTime, all: readonly ImpactTime[], words: string) {
  const other = all.find(({ at }) => Math.abs(at.getTime() - time.at.getTime()) === 3_600_000);
  if (!other || time.precision === 'day') return time;
  const [first, second] = [time.at, other.at].sort((one, two) => one.getTime() - two.getTime()) as [Date, Date];
  return { ask: { why: 'twice' as const, words, moments: [first, second] as const } };
}

/** Within the incident the last one, else the nearest to it. */
function nearest(times: readonly Moment[], around: Around): Moment | undefined {
  return [...times].reverse().reduce<Moment | undefined>((best, time) => {
    return best === undefined || distance(time, around) < distance(best, around) ? time : best;
  }, undefined);
}

function distance({ at, precision }: ImpactTime, { from, to }: Around): number {
  const reach = precision === 'day' ? dayLength : 0;
  return Math.max(0, from.getTime() - at.getTime() - reach, at.getTime() - to.getTime());
}
