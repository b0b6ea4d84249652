import type { Incident } from './incident.ts';
import { type NextUpdate, nextAt, nothingDue } from './next.ts';
import type { Severity } from './severity.ts';
import type { Promised } from './timeline.ts';

/** Milliseconds between updates, by severity. */
export type Cadences = Readonly<Record<Severity, number>>;

const minute = 60_000;
const hour = 60 * minute;

export const usualCadences: Cadences = { sev1: 30 * minute, sev2: hour, sev3: 4 * hour, sev4: 24 * hour };

/** The same for an incident: nobody waits for news of what is written down after the fact. */
export const paceOf = (
  { mode, severity }: Pick<Incident, 'mode' | 'severity'>,
  cadences: Cadences,
  now: Date,
): NextUpdate => (mode === 'retro' ? nothingDue : dueByCadence(cadences, severity, now));

export const dueByCadence = (cadences: Cadences, severity: Severity, now: Date): NextUpdate =>
  nextAt({ by: 'cadence', due: new Date(now.getTime() + cadences[severity]), since: now });

export const promisedBy = ({ by, due, words }: NextUpdate): Promised => ({
  by,
  due: due?.toISOString() ?? null,
  words,
});
