import type { Alarm } from './alarm.ts';
import { type Change, step } from './change.ts';
import { bot, type Incident, isOpen } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';

/** Spoken by the clock. An alarm that is out of date is refused here, so nobody ever has to cancel one. */
export function remind(incident: Incident, alarm: Alarm, now: Date): Outcome<Change> {
  const { due, reminded } = incident.next;
  const stands = isOpen(incident) && !reminded && due?.getTime() === alarm.due.getTime() && now >= due;
  if (!stands) return refuse('not_due', `No update of #${incident.id} is due.`);
  return done(
    step(
      incident,
      { next: { ...incident.next, reminded: true } },
      { kind: 'reminder', by: { id: bot, name: 'Sitrep' }, detail: { due: due.toISOString() }, now },
    ),
  );
}
