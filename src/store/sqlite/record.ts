import type { Database } from 'better-sqlite3';
import { actions } from './actions.ts';
import { impacts } from './impacts.ts';
import { incidents } from './incidents.ts';
import { promises } from './promises.ts';
import { timeline } from './timeline.ts';

/** Incidents, with what is owed and what was hit, and their timelines. */
export function record(db: Database) {
  const [promise, action, impact, line] = [promises(db), actions(db), impacts(db), timeline(db)];
  const incident = incidents(db, {
    impactsOf: impact.ofAll,
    openOf: (id) => ({ promises: promise.openOf(id), actions: action.openOf(id), impacts: impact.of(id) }),
    open() {
      const [made, listed] = [promise.open(), action.open()];
      return (id) => ({ promises: made.get(id) ?? [], actions: listed.get(id) ?? [], impacts: impact.of(id) });
    },
  });
  return { incident, promise, action, impact, line };
}
