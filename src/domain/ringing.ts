const minute = 60_000;

/** Those who answer for the update hear of it so long before, where the interval gives them time to forget it. */
const before = 5 * minute;
const longEnough = 15 * minute;

/** Nobody answered the reminder: then others hear of it, this long after the due time and again in this rhythm. */
const firstEscalation = 10 * minute;
const betweenEscalations = 15 * minute;
const escalations = 4;

/** A ring so late (the bot was down) starts the rest of the chain from now, or all of it would ring at once. */
const late = minute;

/** What a ring says: that the update is due, that it is still missing (1 to 4), or for the last time that it is. */
export type Stage = 'due' | 'escalation' | 'last';

export function headsUpFor(since: Date, due: Date): Date | null {
  const interval = due.getTime() - since.getTime();
  return interval >= longEnough ? new Date(due.getTime() - before) : null;
}

/** What the next ring says when there were so many; undefined when all has been said. */
export function stageAfter(rings: number): Stage | undefined {
  if (rings === 0) return 'due';
  if (rings <= escalations) return 'escalation';
  return rings === escalations + 1 ? 'last' : undefined;
}

/** When it rings after the ring that was due at `planned` and is heard `now`; `rings` counts that one. */
export function ringAfter(rings: number, planned: Date, now: Date): Date | null {
  if (stageAfter(rings) === undefined) return null;
  const from = now.getTime() - planned.getTime() > late ? now : planned;
  return new Date(from.getTime() + (rings === 1 ? firstEscalation : betweenEscalations));
}
