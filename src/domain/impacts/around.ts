import type { Incident } from '../incident.ts';
import type { Around } from './reading/moments.ts';

/** From its declaration until it was over, or until now: times without a day are meant near it. */
export const aroundOf = ({ declaredAt, resolvedAt }: Incident, now: Date): Around => ({
  from: declaredAt,
  to: resolvedAt ?? now,
  now,
});
