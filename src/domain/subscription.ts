import { folded } from './component.ts';
import type { Incident } from './incident.ts';
import { type Severity, severities } from './severity.ts';
import { type Entry, type EntryKind, isKind } from './timeline.ts';

/** Of what somebody wants to read: one incident, all that hit a component, or all of a severity and worse. */
export interface Topic {
  readonly topic: 'incident' | 'component' | 'severity';
  /** The same for all ways to write it. */
  readonly name: string;
  /** As people read it. */
  readonly words: string;
}

export const ofIncident = (id: number): Topic => ({ topic: 'incident', name: String(id), words: `#${id}` });

export const ofComponent = (name: string): Topic => ({ topic: 'component', name: folded(name), words: name });

export const ofSeverity = (severity: Severity): Topic => ({
  topic: 'severity',
  name: severity,
  words: severity === severities[0] ? severity : `${severity} and worse`,
});

/** The kinds of entries that say under which topics an incident has come. */
export const topical = ['declared', 'severity', 'impact'] as const satisfies readonly EntryKind[];

/**
 * Everything under which somebody may have asked for news of it: also what it was before, for whoever heard of its beginning
 * wants to hear of its end. `entries`: its topical ones. Of a drill, and of the past, only who asked for it.
 */
export function topicsOf({ id, mode }: Pick<Incident, 'id' | 'mode'>, entries: readonly Entry[]): Topic[] {
  const itself = ofIncident(id);
  if (mode !== 'live') return [itself];
  const ever = entries.flatMap((entry) => {
    if (isKind(entry, 'declared')) return [entry.detail.severity];
    return isKind(entry, 'severity') ? [entry.detail.to] : [];
  });
  const worst = severities.findIndex((severity) => ever.includes(severity));
  const hit = entries.flatMap((entry) =>
    isKind(entry, 'impact') && entry.detail.degree !== 'none' ? [ofComponent(entry.detail.component)] : [],
  );
  return [itself, ...severities.slice(Math.max(0, worst)).map(ofSeverity), ...hit];
}
