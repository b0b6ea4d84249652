import { type Cadences, dueByCadence, promisedBy } from './cadence.ts';
import { type Author, type Change, step } from './change.ts';
import { type Incident, isOpen, type NextUpdate } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { alreadyResolved } from './refusals.ts';
import type { Said } from './said.ts';
import type { OpenStatus } from './status.ts';

/** News for everybody: words, a new status, or both; perhaps with the promise of the next update. */
export interface Update {
  readonly said: Said;
  readonly status: OpenStatus | null;
  /** What the text itself promised; without a promise the cadence counts from now. */
  readonly promise: NextUpdate | null;
  readonly by: Author;
}

export function update(incident: Incident, news: Update, cadences: Cadences, now: Date): Outcome<Change> {
  const { said, status, promise, by } = news;
  if (!isOpen(incident)) return alreadyResolved(incident);
  if (said.text === '' && status === null) {
    return refuse('empty_text', 'An update needs its text.', `/incident #${incident.id} update <text>`);
  }
  if (said.text === '' && status === incident.status) {
    return refuse('same', `#${incident.id} is ${status} as it is.`, `/incident #${incident.id} update <text>`);
  }
  const from = incident.status as OpenStatus;
  const to = status ?? from;
  const next = promise ?? dueByCadence(cadences, incident.severity, now);
  return done(
    step(
      incident,
      { status: to, next },
      { kind: 'update', by, said, detail: { from, to, next: promisedBy(next) }, now },
    ),
  );
}
