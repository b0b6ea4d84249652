import type { Cadences } from './cadence.ts';
import type { Author, Change } from './change.ts';
import { type Incident, isOpen } from './incident.ts';
import type { Outcome } from './outcome.ts';
import { alreadyResolved } from './refusals.ts';
import { plain } from './said.ts';
import { outOfDate } from './snooze.ts';
import { update } from './update.ts';

/**
 * An honest update that nothing is new, and the same promise once more. `due` is the time of the reminder that it
 * answers: once something else has answered it, there is nothing left to say.
 */
export function noChange(incident: Incident, due: Date, by: Author, cadences: Cadences, now: Date): Outcome<Change> {
  if (!isOpen(incident)) return alreadyResolved(incident);
  const { next, status } = incident;
  if (next.due?.getTime() !== due.getTime()) return outOfDate(incident);
  const said = plain(`No change since the last update: still ${status}, and still at work on it.`);
  const interval = next.every ?? (next.since ? due.getTime() - next.since.getTime() : 0);
  const renewed = {
    kind: 'update',
    due: new Date(now.getTime() + interval),
    event: null,
    quote: next.words,
    every: next.every,
    ask: null,
  } as const;
  const promises = next.by === 'promise' && interval > 0 ? [renewed] : [];
  return update(incident, { said, status: null, promises, by }, cadences, now);
}
