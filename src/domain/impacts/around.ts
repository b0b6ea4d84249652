import type { Incident } from '../incident.ts';
import type { Around } from './reading/moments.ts';
import { lastMoment } from './time.ts';

/** From its declaration until it was over, or until now: times without a day are meant near it. */
export function aroundOf({ declaredAt, resolvedAt, resolvedTold }: Incident, now: Date): Around {
  if (resolvedAt === null) return { from: declaredAt, to: now, now };
  // Written down afterwards, it may have been over before it was declared.
  const from = resolvedAt < declaredAt ? resolvedAt : declaredAt;
  return { from, to: resolvedTold ? lastMoment({ at: resolvedAt, ...resolvedTold }) : resolvedAt, now };
}

/** What is told of an incident that is written down after the fact was near it; of any other, near now. */
export const near = (incident: Incident, now: Date): Around =>
  incident.mode === 'retro' ? aroundOf(incident, now) : { from: now, to: now, now };
