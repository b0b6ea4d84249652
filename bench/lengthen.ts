import { join } from 'node:path';
import { alarmsOf } from '../src/domain/alarm.ts';
import { amend } from '../src/domain/amend.ts';
import { usualCadences } from '../src/domain/cadence.ts';
import type { Change } from '../src/domain/change.ts';
import type { Incident } from '../src/domain/incident.ts';
import { note } from '../src/domain/note.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import { retract } from '../src/domain/retract.ts';
import { plain } from '../src/domain/said.ts';
import { update } from '../src/domain/update.ts';
import { openSqliteStore } from '../src/store/sqlite/store.ts';
import { migrations } from './places.ts';
import { followerNames, made } from './seed.ts';

const by = { id: 'U0DANA000', name: 'Dana Dupont' };

/**
 * Gives an incident so many entries, all told, while no bot has the database: notes mostly, an update that names a time
 * in every ten, something put right or taken back in every fifty.
 */
export async function lengthen(dataDir: string, id: number, entries: number): Promise<void> {
  const store = openSqliteStore(join(dataDir, 'sitrep.db'), { migrations });
  let incident = (await store.find({ id })) as Incident;
  const began = Date.now() - entries * 1000;
  let last: Change | undefined;
  while (incident.version < entries) {
    const changes: Change[] = [];
    while (changes.length < 500 && incident.version < entries) {
      last = made(step(incident, last, new Date(began + incident.version * 1000)));
      incident = last.incident;
      changes.push(last);
    }
    // The store writes what is asked for in one turn as one transaction.
    await Promise.all(changes.map((change) => store.commit({ change, alarms: alarmsOf(change.incident) })));
  }
  await Promise.all(followerNames().map((name) => store.moveBookmark(name, id, incident.version)));
  store.close();
}

function step(incident: Incident, last: Change | undefined, now: Date): Outcome<Change> {
  const n = incident.version + 1;
  const standing = last && { entry: last.entry, first: last.entry, amendedIn: [], retractedIn: null };
  if (n % 100 === 0) return amend(incident, standing, { said: plain(`line ${n}, put right`), at: null, by }, now);
  if (n % 100 === 50) {
    return retract(incident, standing, { why: plain('it was the other disk'), by, cadences: usualCadences }, now);
  }
  const clock = `${String(now.getUTCHours()).padStart(2, '0')}:${String(now.getUTCMinutes()).padStart(2, '0')} UTC`;
  if (n % 10 === 0) {
    const said = plain(`errors since ${clock} are down to ${n % 90}%`);
    return update(incident, { said, status: null, promises: [], by }, usualCadences, now);
  }
  return note(incident, plain(`line ${n}: disk ${n % 7} was full at ${clock}`), by, undefined, now);
}
