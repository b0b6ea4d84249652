import type { Incident } from '../../domain/incident.ts';
import type { IncidentRow } from './incident-row.ts';

/** Every follower of an incident asks for it after every entry; more than these are hardly busy at once. */
const most = 100;

/**
 * Keeps the incidents that were read last. Whatever belongs to one is written together with its version, so while its
 * row has the same version nothing of it has changed.
 */
export function recentlyRead(read: (row: IncidentRow) => Incident) {
  const kept = new Map<number, Incident>();

  return {
    of(row: IncidentRow): Incident {
      const had = kept.get(row.id);
      const incident = had?.version === row.version ? had : read(row);
      kept.delete(row.id);
      kept.set(row.id, incident);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return incident;
    },
  };
}
