import { createLately } from '../../desk/lately.ts';
import type { Incident } from '../../domain/incident.ts';
import type { IncidentRow } from '../rows/incident-row.ts';

/** Every follower of an incident asks for it after every entry; more than these are hardly busy at once. */
const most = 100;

/**
 * Keeps the incidents that were read last. Whatever belongs to one is written together with its version, so while its
 * row has the same version nothing of it has changed.
 */
export function recentlyRead(read: (row: IncidentRow) => Incident) {
  const kept = createLately<number, Incident>(most);

  return {
    /** The incident as it is at that version; `row` reads what is not kept. */
    at({ id, version }: Pick<IncidentRow, 'id' | 'version'>, row: () => IncidentRow | undefined): Incident | undefined {
      const had = kept.get(id);
      const found = had?.version === version ? undefined : row();
      const incident = found ? read(found) : had;
      if (incident) kept.set(id, incident);
      else kept.drop(id);
      return incident;
    },
  };
}
