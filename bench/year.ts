import { join } from 'node:path';
import { usualCadences } from '../src/domain/cadence.ts';
import type { Change } from '../src/domain/change.ts';
import { declare } from '../src/domain/declare.ts';
import { setImpact } from '../src/domain/impact.ts';
import type { ImpactTime } from '../src/domain/impacts/time.ts';
import { note } from '../src/domain/note.ts';
import { resolve } from '../src/domain/resolve.ts';
import { plain } from '../src/domain/said.ts';
import type { OpenStatus } from '../src/domain/status.ts';
import { update } from '../src/domain/update.ts';
import { openSqliteStore } from '../src/store/sqlite/store.ts';
import { migrations } from './places.ts';
import { followerNames, made } from './seed.ts';

const by = { id: 'U0DANA000', name: 'Dana Dupont' };
const minute = 60_000;
const year = 365 * 24 * 60 * minute;
const components = ['Checkout', 'Search', 'API', 'Mails', 'Exports', 'Login', 'Mobile app', 'Dashboard'];

/**
 * Writes a year that ends now: so many incidents, each with so many entries, all told and all over, before any bot has
 * the database. How bad, how long and what was hit goes round.
 */
export async function aYear(dataDir: string, incidents: number, entries: number): Promise<void> {
  const store = openSqliteStore(join(dataDir, 'sitrep.db'), { migrations });
  const names = followerNames();
  const start = Date.now() - year;
  for (let id = 1; id <= incidents; id++) {
    const changes = lifeOf(id, new Date(start + ((id - 0.5) * year) / incidents), entries);
    // The store writes what is asked for in one turn as one transaction.
    await Promise.all(changes.map((change) => store.commit({ change, alarms: [] })));
    await Promise.all(names.map((name) => store.moveBookmark(name, id, entries)));
  }
  store.close();
}

/** Declared, hit, identified, many notes, monitoring, resolved: 20 minutes to 7 hours. */
function lifeOf(id: number, began: Date, entries: number): Change[] {
  const pace = ((id % 20) + 1) * 20 * minute;
  const at = (n: number) => new Date(began.getTime() + (n * pace) / entries);
  // A worse one would owe a postmortem, and a start would ask for a year of them.
  const severity = id % 3 === 0 ? 'sev3' : 'sev4';
  const title = plain(`${components[id % components.length]} is slow, number ${id}`);
  const changes = [made(declare({ title, severity, by }, { id, teamId: 'T000000001' }, usualCadences, began))];
  const last = () => (changes.at(-1) as Change).incident;
  const tell = (text: string, status: OpenStatus, n: number) =>
    update(last(), { said: plain(text), status, promises: [], by }, usualCadences, at(n));
  for (let n = 2; n < entries; n++) {
    if (n === 3) changes.push(made(tell('It is the disk', 'identified', n)));
    else if (n === entries - 3) changes.push(made(hit(n)));
    else if (n === entries - 2) changes.push(made(tell('It holds', 'monitoring', n)));
    else changes.push(made(note(last(), plain(`line ${n}: disk ${n % 7} was full`), by, undefined, at(n))));
  }
  return [...changes, made(resolve(last(), plain('a new disk'), [], by, at(entries)))];

  function hit(n: number) {
    const component = components[id % components.length] ?? 'API';
    const known = { region: null, amount: null, data: null, causedBy: null, said: plain('') } as const;
    const [from, to] = [new Date(began.getTime() - pace / 4), at(n)].map(timed) as [ImpactTime, ImpactTime];
    return setImpact(last(), { ...known, component, degree: 'major', from, to, by }, at(n));
  }
}

const timed = (at: Date): ImpactTime => ({ at, precision: 'minute', approx: false, zone: 'UTC' });
