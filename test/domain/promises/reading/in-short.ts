import type { ReadPromise } from '../../../../src/domain/promises/reading/read.ts';

/** `update +20` (minutes), `postmortem 2026-11-27T22:59`, `update when the queue is empty`, `update vague`. */
export function inShort({ kind, due, event, every, ask }: ReadPromise, now: Date): string {
  const minutes = due ? (due.getTime() - now.getTime()) / 60_000 : 0;
  const at = due && (minutes <= 720 ? `+${minutes}` : due.toISOString().slice(0, 16));
  const cadence = every === null ? '' : ` every ${every / 60_000}`;
  return `${kind} ${at ?? (event === null ? 'vague' : `when ${event}`)}${cadence}${ask === null ? '' : `, ${ask}?`}`;
}
