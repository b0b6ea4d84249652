import { alarmsOf } from '../domain/alarm.ts';
import type { Store } from './ports.ts';

/**
 * What is due follows from the incidents alone. Computed anew at every start, so that neither a lost row nor a rule that
 * a new version changed leaves an alarm out.
 */
export async function recomputeAlarms(store: Pick<Store, 'listOwing' | 'replaceAlarms'>): Promise<void> {
  const owing = await store.listOwing();
  await store.replaceAlarms(owing.map((incident) => ({ incident, alarms: alarmsOf(incident) })));
}
