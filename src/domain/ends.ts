import { momentOf, type When } from './change.ts';
import { exactnessOf, lastMoment } from './impacts/time.ts';
import type { Incident } from './incident.ts';
import { refuse } from './outcome.ts';
import { beganAt, endedAt, showTold } from './told.ts';

/** An incident's beginning and its end as somebody told them. */
export const beginning = (when: When): Pick<Incident, 'declaredAt' | 'declaredTold'> => ({
  declaredAt: momentOf(when),
  declaredTold: toldOf(when),
});

export const ending = (when: When): Pick<Incident, 'resolvedAt' | 'resolvedTold'> => ({
  resolvedAt: momentOf(when),
  resolvedTold: toldOf(when),
});

const toldOf = (when: When) => (when instanceof Date ? null : exactnessOf(when));

/** Why an incident cannot have begun and ended so: it has not come yet, or it would have ended before it began. */
export function whyNotThen(
  incident: Pick<Incident, 'mode' | 'declaredAt' | 'declaredTold' | 'resolvedAt' | 'resolvedTold'>,
  now: Date,
  instead: string,
) {
  const [from, to] = [beganAt(incident), endedAt(incident)];
  if ((from && from.at > now) || (to && to.at > now)) {
    return refuse('future', 'It cannot have begun or ended at a time that has not come yet.', instead);
  }
  if (!from || !to || lastMoment(to) >= from.at) return undefined;
  const [began, ended] = [showTold(from, now), showTold(to, now)];
  return refuse('unclear_time', `It began ${began}: it cannot have ended before that, ${ended}.`, instead);
}
