import { formatDuration } from './duration.ts';
import type { ImpactTime } from './impacts/time.ts';
import { length, nobodyKnows, timeToDetect } from './impacts/window.ts';
import type { Incident } from './incident.ts';
import { beganAt, endedAt } from './told.ts';

type Lasting = Pick<Incident, 'mode' | 'declaredAt' | 'declaredTold' | 'resolvedAt' | 'resolvedTold'>;

/**
 * Milliseconds from its beginning to its end; null where nobody knows: while it is open, where both are one moment, where
 * only days were told, and where it was written down after the fact and nobody told both.
 */
export function tookOf(incident: Lasting): number | null {
  const { from, to } = windowOf(incident);
  if (!from || !to || from.precision === 'day' || to.precision === 'day') return null;
  const took = to.at.getTime() - from.at.getTime();
  return took > 0 ? took : null;
}

/** The same in words: `49m`, `17d` where only days were told, `—` where nobody knows. */
export function tookWords(incident: Lasting): string {
  const took = tookOf(incident);
  if (took !== null) return formatDuration(took);
  const window = windowOf(incident);
  const isByDay = window.from?.precision === 'day' || window.to?.precision === 'day';
  return isByDay ? length(window) : nobodyKnows;
}

function windowOf(incident: Lasting) {
  const { mode, resolvedTold } = incident;
  const isKnown = mode !== 'retro' || resolvedTold !== null;
  return { from: beganAt(incident), to: isKnown ? endedAt(incident) : null };
}

/**
 * From the start of the impact until somebody knew of it; `—` where nobody knows when that was: what is written down
 * afterwards as one moment says when it was written about, and not when it was found.
 */
export function detectedAfter(incident: Lasting, impactFrom: ImpactTime | null): string {
  const { mode, declaredAt, declaredTold, resolvedAt } = incident;
  const began = beganAt(incident);
  const isMoment = mode === 'retro' && resolvedAt?.getTime() === declaredAt.getTime();
  if (!impactFrom || !began || isMoment) return nobodyKnows;
  return timeToDetect(impactFrom, declaredTold ? began : { ...began, precision: 'second' });
}

/** `5m ago`; `just now`; `—` where nobody knows since when. */
export const agoWords = (incident: Lasting, now: Date): string =>
  isFresh(incident, now) ? 'just now' : withUnit(soFar(incident, now), 'ago');

/** `5m so far`; `just begun`; `—` where nobody knows since when. */
export const soFarWords = (incident: Lasting, now: Date): string =>
  isFresh(incident, now) ? 'just begun' : withUnit(soFar(incident, now), 'so far');

const withUnit = (words: string, unit: string): string => (words === nobodyKnows ? words : `${words} ${unit}`);

/** Its beginning is shown to the minute: nobody counts the seconds of the first one. */
function isFresh(incident: Lasting, now: Date): boolean {
  const from = beganAt(incident);
  return from !== null && from.precision !== 'day' && now.getTime() - from.at.getTime() < 60_000;
}

/** How long it has been going on; `—` where it was written down afterwards, and nobody said since when. */
export function soFar(incident: Lasting, now: Date): string {
  const from = beganAt(incident);
  if (!from) return nobodyKnows;
  return from.precision === 'day'
    ? length({ from, to: { ...from, at: now, precision: 'second' } })
    : formatDuration(now.getTime() - from.at.getTime());
}
