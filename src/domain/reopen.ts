import { type Cadences, dueByCadence, promisedBy } from './cadence.ts';
import { type Author, type Change, step } from './change.ts';
import { type Incident, isOpen } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import type { Said } from './said.ts';

export function reopen(incident: Incident, why: Said, by: Author, cadences: Cadences, now: Date): Outcome<Change> {
  const { id, severity } = incident;
  if (isOpen(incident)) return refuse('not_resolved', `#${id} is open as it is.`, `/incident #${id} update <text>`);
  if (why.text === '') return refuse('empty_text', 'Say why it is open again.', `/incident #${id} reopen <why>`);
  const next = dueByCadence(cadences, severity, now);
  return done(
    step(
      incident,
      { status: 'investigating', resolvedAt: null, next },
      { kind: 'reopened', by, said: why, detail: { next: promisedBy(next) }, now },
    ),
  );
}
