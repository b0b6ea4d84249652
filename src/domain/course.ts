import { inForce } from './as-it-stands.ts';
import { type Degree, degrees, type Impact } from './impacts/record.ts';
import { type ImpactTime, lastMoment } from './impacts/time.ts';
import { hit } from './impacts/words.ts';
import { type Incident, isOpen } from './incident.ts';
import { phasesOf } from './phases.ts';
import type { PromiseRecord } from './promises/record.ts';
import { type Score, scoreOf } from './promises/score.ts';
import type { Severity } from './severity.ts';
import type { Status } from './status.ts';
import { type Entry, isKind } from './timeline.ts';
import { beganAt, endedAt } from './told.ts';
import { soFar, tookWords } from './took.ts';

/** What an incident was like from its beginning to its end: what is drawn of it. */
export interface Course {
  readonly id: number;
  readonly title: string;
  readonly severity: Severity;
  readonly status: Status;
  /** How long it took, or has taken so far, in words: `—` where nobody knows. */
  readonly took: string;
  /** The first and the last moment of it all. */
  readonly from: Date;
  readonly to: Date;
  /** In which status it was when; each until the next, the last until `to`, or until it was resolved. */
  readonly bands: ReadonlyArray<{ readonly status: Status; readonly from: Date; readonly to: Date }>;
  /** When everybody was told something, the earliest first. */
  readonly updates: readonly Date[];
  /** Those that were due between `from` and `to`, the earliest first. */
  readonly promises: readonly Due[];
  readonly score: Score;
  /** What was hit, the worst first. */
  readonly impacts: readonly Struck[];
}

/** A promise with a time. */
export interface Due {
  readonly due: Date;
  /** When it was kept, or given another date too late; null while it is missing. */
  readonly ended: Date | null;
  /** `open`: its time has not come. */
  readonly how: 'kept' | 'late' | 'open';
}

/** Something that was hit. */
export interface Struck {
  readonly name: string;
  readonly degree: Degree;
  /** Null where nobody said. */
  readonly from: Date | null;
  readonly to: Date | null;
}

/**
 * The course of an incident as the record reads now; null where nobody knows both ends of anything, as of what was written
 * down after the fact without times. `timeline`: whole, in the order of `seq`; `promises`: all that were ever made.
 */
export function courseOf(
  incident: Incident,
  timeline: readonly Entry[],
  promises: readonly PromiseRecord[],
  now: Date,
): Course | null {
  const { id, title, severity, status } = incident;
  const entries = inForce(timeline).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const impacts = incident.impacts.filter(({ degree }) => degree !== 'none').map(struck);
  const end = isOpen(incident) ? now : endedAt(incident)?.at;
  const ends = impacts.flatMap(({ from, to }) => [from ?? [], to ?? []].flat());
  const moments = [beganAt(incident)?.at ?? [], end ?? [], ends].flat().map((at) => at.getTime());
  const [from, to] = [new Date(Math.min(...moments)), new Date(Math.max(...moments))];
  if (!(to > from)) return null;
  const isWithin = (at: Date) => at >= from && at <= to;
  return {
    id,
    title,
    severity,
    status,
    took: isOpen(incident) ? soFar(incident, now) : tookWords(incident),
    from,
    to,
    bands: bandsOf(entries, from, end ?? to),
    updates: entries.filter((entry) => isNews(entry) && isWithin(entry.at)).map(({ at }) => at),
    promises: promises
      .flatMap((promise) => dueOf(promise, now))
      .filter(({ due }) => isWithin(due))
      .sort((a, b) => a.due.getTime() - b.due.getTime()),
    score: scoreOf(promises, now),
    impacts: impacts.sort(worstFirst),
  };
}

const isNews = (entry: Entry): boolean => isKind(entry, 'update') || isKind(entry, 'resolved');

/** A status that was left in the moment in which it was reached was none. */
const bandsOf = (entries: readonly Entry[], from: Date, end: Date): Course['bands'] =>
  phasesOf(entries)
    .filter(({ status }) => status !== 'resolved' || end > from)
    .map(({ status, from: begin, to }) => ({ status, from: begin < from ? from : begin, to: to ?? end }))
    .filter((band) => band.to > band.from);

const struck = ({ component, region, degree, from, to }: Impact): Struck => ({
  name: hit({ component, region }),
  degree,
  from: from?.at ?? null,
  to: to && lastOf(to),
});

/** A day lasts until it is over. */
const lastOf = (time: ImpactTime): Date => (time.precision === 'day' ? lastMoment(time) : time.at);

const worstFirst = (a: Struck, b: Struck): number =>
  degrees.indexOf(b.degree) - degrees.indexOf(a.degree) ||
  (a.from?.getTime() ?? Number.MAX_VALUE) - (b.from?.getTime() ?? Number.MAX_VALUE) ||
  a.name.localeCompare(b.name);

/** What `scoreOf` counts, and when each of it was due. */
function dueOf(promise: PromiseRecord, now: Date): Due[] {
  const { due, endedAt: ended } = promise;
  const { timed, kept, open } = scoreOf([promise], now);
  if (due === null || timed + open === 0) return [];
  return [{ due, ended, how: open > 0 ? 'open' : kept > 0 ? 'kept' : 'late' }];
}
