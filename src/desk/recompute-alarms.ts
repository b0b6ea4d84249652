import { alarmsOf } from '../domain/alarm.ts';
import type { Store } from './ports.ts';

/**
 * What is due follows from the incidents alone. Computed anew at every start, so that neither a lost row nor a rule that
 * a new version changed leaves an alarm out.
 */
export async function recomputeAlarms(store: Pick<Store, 'listOpen' | 'replaceAlarms'>): Promise<void> {
  const open = await store.listOpen();
  await store.replaceAlarms(open.map((incident) => ({ incident, alarms: alarmsOf(incident) })));
}
