import { type Alarm, stands } from './alarm.ts';
import { ask } from './ask.ts';
import type { Change } from './change.ts';
import { step } from './change.ts';
import { chaseAction, chasePromise } from './chasing.ts';
import { bot, type Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { closeChannel } from './put-away.ts';
import { ringAfter, stageAfter } from './ringing.ts';

/** Spoken by the clock. An alarm that is out of date is refused here, so nobody ever has to cancel one. */
export function remind(incident: Incident, alarm: Alarm, now: Date): Outcome<Change> {
  if (!stands(incident, alarm, now)) return notDue(incident);
  switch (alarm.kind) {
    case 'heads_up':
      return headsUp(incident, now);
    case 'update_due':
    case 'escalation':
    case 'last_call':
      return ring(incident, alarm, now);
    case 'event':
      return ask(incident, alarm.about, now);
    case 'promise':
      return chasePromise(incident, alarm.about, now);
    case 'action':
      return chaseAction(incident, alarm.about, now);
    case 'archive':
      return closeChannel(incident, now);
  }
}

const by = { id: bot, name: 'Sitrep' };

/** A word in advance, unless it comes too late to be one. */
function headsUp(incident: Incident, now: Date): Outcome<Change> {
  const { next } = incident;
  if (next.due === null || now >= next.due) return notDue(incident);
  const detail = { due: next.due.toISOString(), stage: 'heads_up' as const };
  return done(step(incident, { next: { ...next, headsUp: null } }, { kind: 'reminder', by, detail, now }));
}

function ring(incident: Incident, alarm: Alarm, now: Date): Outcome<Change> {
  const { next } = incident;
  const stage = stageAfter(next.rings);
  if (next.due === null || stage === undefined) return notDue(incident);
  const rings = next.rings + 1;
  const after = { ...next, headsUp: null, rings, ringAt: ringAfter(rings, alarm.due, now) };
  const detail = { due: next.due.toISOString(), stage, round: next.rings };
  return done(step(incident, { next: after }, { kind: 'reminder', by, detail, now }));
}

const notDue = ({ id }: Incident) => refuse('not_due', `Nothing of #${id} is due.`);
