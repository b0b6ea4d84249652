import { promisedBy } from './cadence.ts';
import { type Author, type Change, step } from './change.ts';
import { type Incident, isOpen, type NextUpdate } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { alreadyResolved } from './refusals.ts';

/** Says by hand when the next update comes. */
export function setNextUpdate(incident: Incident, next: NextUpdate, by: Author, now: Date): Outcome<Change> {
  if (!isOpen(incident)) return alreadyResolved(incident);
  if (next.due && next.due <= now) {
    return refuse('past', 'The next update cannot be due in the past.', `/incident #${incident.id} next 20m`);
  }
  return done(step(incident, { next }, { kind: 'next', by, detail: { next: promisedBy(next) }, now }));
}
