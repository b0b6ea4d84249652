import { type Incident, isOpen } from './incident.ts';

/** A moment at which the clock speaks to an incident. */
export interface Alarm {
  readonly incidentId: number;
  readonly kind: 'update_due';
  readonly due: Date;
}

/** Everything that must ring for an incident, from what it is now. What is not listed here must not ring. */
export function alarmsOf(incident: Incident): Alarm[] {
  const { due, reminded } = incident.next;
  if (!isOpen(incident) || due === null || reminded) return [];
  return [{ incidentId: incident.id, kind: 'update_due', due }];
}
