import { type Incident, isOpen } from './incident.ts';
import type { NextUpdate } from './next.ts';
import { type Stage, stageAfter } from './ringing.ts';

/**
 * A moment at which the clock speaks to an incident: about its next update (`heads_up`, then `update_due`, `escalation`
 * and `last_call`), an event that a promise waits for, something that is due from somebody, or its channel.
 */
export interface Alarm {
  readonly incidentId: number;
  readonly kind: 'heads_up' | 'update_due' | 'escalation' | 'last_call' | 'event' | 'promise' | 'action' | 'archive';
  /** The number of the promise or of the action; 0 for the next update. */
  readonly about: number;
  readonly due: Date;
}

/** Everything that must ring for an incident, from what it is now. What is not listed here must not ring. */
export function alarmsOf(incident: Incident): Alarm[] {
  const { id: incidentId, promises, actions } = incident;
  const next = isOpen(incident) ? ofNext(incident.next) : [];
  const owed = [
    ...promises.map(({ event, number, chaseAt }) => ({
      // Afterwards there is no event to wait for: whoever said it is asked.
      kind: event === null || !isOpen(incident) ? 'promise' : 'event',
      number,
      chaseAt,
    })),
    ...actions.map(({ number, chaseAt }) => ({ kind: 'action', number, chaseAt })),
  ] as const;
  const { archiveAt } = incident;
  return [
    ...(archiveAt ? [{ incidentId, kind: 'archive' as const, about: 0, due: archiveAt }] : []),
    ...next.map((alarm) => ({ incidentId, about: 0, ...alarm })),
    ...owed.flatMap(({ kind, number, chaseAt }) =>
      chaseAt ? [{ incidentId, kind: kind as Alarm['kind'], about: number, due: chaseAt }] : [],
    ),
  ];
}

const kindOf: Readonly<Record<Stage, Alarm['kind']>> = {
  due: 'update_due',
  escalation: 'escalation',
  last: 'last_call',
};

function ofNext({ headsUp, ringAt, rings }: NextUpdate): Array<Pick<Alarm, 'kind' | 'due'>> {
  const stage = stageAfter(rings);
  const ahead = headsUp ? [{ kind: 'heads_up' as const, due: headsUp }] : [];
  return ringAt && stage ? [...ahead, { kind: kindOf[stage], due: ringAt }] : ahead;
}

/** Whether the clock says what is still so. */
export const stands = (incident: Incident, alarm: Alarm, now: Date): boolean =>
  now >= alarm.due && alarmsOf(incident).some((one) => isSameAlarm(one, alarm));

/** Of one incident. */
export const isSameAlarm = (one: Alarm, other: Alarm): boolean =>
  one.kind === other.kind && one.about === other.about && one.due.getTime() === other.due.getTime();
