import { formatDuration } from '../duration.ts';
import { written } from '../impacts/time.ts';
import { length, timeToDetect, wholeWindow } from '../impacts/window.ts';
import type { Incident } from '../incident.ts';
import { tookOf } from '../took.ts';
import type { ExportedTimes } from './shape.ts';

const nobodyKnows = '—';

/** When it was, and how long: the incident's own times, and those of what was hit. */
export function timesOf(incident: Incident): ExportedTimes {
  const { declaredAt, resolvedAt, impacts } = incident;
  const took = tookOf(incident);
  const { from, to } = wholeWindow(impacts) ?? { from: null, to: null };
  return {
    declared: declaredAt.toISOString(),
    resolved: resolvedAt?.toISOString() ?? null,
    durationSeconds: took === null ? null : Math.floor(took / 1000),
    duration: took === null ? nobodyKnows : formatDuration(took),
    impactFrom: written(from),
    impactTo: written(to),
    impactDuration: length({ from, to }),
    timeToDetect: from ? timeToDetect(from, declaredAt) : nobodyKnows,
  };
}
