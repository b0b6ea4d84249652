import type { Incident } from '../../domain/incident.ts';
import { type Entry, isKind } from '../../domain/timeline.ts';

/** A reminder that something has answered before anybody read it: Slack was away, say. It would only be noise. */
export const isStale = (incident: Incident, entry: Entry): boolean =>
  isKind(entry, 'reminder') && incident.next.due?.toISOString() !== entry.detail.due;
