import { type Cadences, dueByCadence, promisedBy } from './cadence.ts';
import { type Author, type Change, step } from './change.ts';
import { type Incident, isOpen } from './incident.ts';
import type { NextUpdate } from './next.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { alreadyResolved } from './refusals.ts';
import type { Said } from './said.ts';
import { compareSeverity, type Severity } from './severity.ts';

export function changeSeverity(
  incident: Incident,
  to: Severity,
  why: Said,
  by: Author,
  cadences: Cadences,
  now: Date,
): Outcome<Change> {
  if (!isOpen(incident)) return alreadyResolved(incident);
  const from = incident.severity;
  if (from === to) return refuse('same', `#${incident.id} is ${to} as it is.`, `/incident #${incident.id} status`);
  const next = paceOf(incident, to, cadences, now);
  return done(
    step(
      incident,
      { severity: to, next },
      { kind: 'severity', by, said: why, detail: { from, to, next: promisedBy(next) }, now },
    ),
  );
}

/**
 * A worse severity may bring the next update forward, a milder one may put it off; a promise stays a promise, and what is
 * overdue stays overdue.
 */
function paceOf(incident: Incident, to: Severity, cadences: Cadences, now: Date): NextUpdate {
  const { next, severity } = incident;
  if (next.by !== 'cadence' || next.due === null || next.due <= now) return next;
  const paced = dueByCadence(cadences, to, now);
  if (paced.due === null) return next;
  const worse = compareSeverity(to, severity) < 0;
  return worse === paced.due < next.due ? paced : next;
}
