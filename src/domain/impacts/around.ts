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
export function near(incident: Incident, now: Date): Around {
  if (incident.mode !== 'retro') return { from: now, to: now, now };
  const { declaredAt, declaredTold, resolvedAt } = incident;
  // Nobody has told yet when it ended: it was not going on all the time until now.
  if (resolvedAt === null && declaredTold) return { from: declaredAt, to: declaredAt, now };
  return aroundOf(incident, now);
}
