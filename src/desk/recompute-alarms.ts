import { alarmsOf } from '../domain/alarm.ts';
import type { Store } from './ports.ts';

/** Incidents at a time: some 10 ms of work, and then whoever types is heard. */
const page = 200;

/**
 * What is due follows from the incidents alone. Computed anew at every start, so that neither a lost row nor a rule that
 * a new version changed leaves an alarm out. What changes meanwhile gets its alarms with its change.
 */
export async function recomputeAlarms(store: Pick<Store, 'listOwing' | 'replaceAlarms'>): Promise<void> {
  for (let last = 0; ; ) {
    const owing = await store.listOwing(last, page);
    await store.replaceAlarms(owing.map((incident) => ({ incident, alarms: alarmsOf(incident) })));
    last = owing.at(-1)?.id ?? last;
    if (owing.length < page) return;
  }
}
