import { folded } from './component.ts';
import type { Incident } from './incident.ts';
import { type Severity, severities } from './severity.ts';

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

/** Everything under which somebody may have asked for news of it. Of a drill, and of the past, only who asked for it. */
export function topicsOf({ id, mode, severity, impacts }: Incident): Topic[] {
  const itself = ofIncident(id);
  if (mode !== 'live') return [itself];
  const hit = impacts.filter(({ degree }) => degree !== 'none').map(({ component }) => ofComponent(component));
  return [itself, ...severities.slice(severities.indexOf(severity)).map(ofSeverity), ...hit];
}
