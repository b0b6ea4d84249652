import { type Author, type Change, step } from './change.ts';
import { type Incident, isOpen } from './incident.ts';
import { isOverdue } from './next.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { alreadyResolved } from './refusals.ts';
import { showTime } from './show-time.ts';

/** Milliseconds of quiet. */
const quiet = 15 * 60_000;

/** Puts off the ringing, not the promise: it stays as late as it is, and the record says who asked for quiet. */
export function snooze(incident: Incident, due: Date, by: Author, now: Date): Outcome<Change> {
  if (!isOpen(incident)) return alreadyResolved(incident);
  const { next } = incident;
  if (next.due?.getTime() !== due.getTime() || !isOverdue(next)) return outOfDate(incident);
  if (next.rings === 0 && next.ringAt) {
    const until = showTime(next.ringAt, now);
    return refuse(
      'same',
      `The reminder of #${incident.id} is snoozed until ${until} as it is.`,
      `/incident #${incident.id} next 20m`,
    );
  }
  const until = new Date(now.getTime() + quiet);
  return done(
    step(
      incident,
      { next: { ...next, ringAt: until, rings: 0, headsUp: null } },
      { kind: 'snoozed', by, detail: { due: due.toISOString(), until: until.toISOString() }, now },
    ),
  );
}

/** Said by every button of a reminder that something else has answered. */
export const outOfDate = ({ id }: Incident) =>
  refuse(
    'not_due',
    `That reminder of #${id} is out of date: the next update was settled since.`,
    `/incident #${id} status`,
  );
