import { written } from '../impacts/time.ts';
import { length, wholeWindow } from '../impacts/window.ts';
import type { Incident } from '../incident.ts';
import { detectedAfter, tookOf, tookWords } from '../took.ts';
import type { ExportedTimes } from './shape.ts';

/** When it was, and how long: the incident's own times, and those of what was hit. */
export function timesOf(incident: Incident): ExportedTimes {
  const { declaredAt, declaredTold, resolvedAt, resolvedTold, publishedAt, publishedTold, impacts } = incident;
  const took = tookOf(incident);
  const { from, to } = wholeWindow(impacts) ?? { from: null, to: null };
  return {
    declared: declaredAt.toISOString(),
    resolved: resolvedAt?.toISOString() ?? null,
    published: publishedAt?.toISOString() ?? null,
    declaredTold,
    resolvedTold,
    publishedTold,
    durationSeconds: took === null ? null : Math.floor(took / 1000),
    duration: tookWords(incident),
    impactFrom: written(from),
    impactTo: written(to),
    impactDuration: length({ from, to }),
    timeToDetect: detectedAfter(incident, from),
  };
}
