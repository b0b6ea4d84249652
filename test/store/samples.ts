import type { Store } from '../../src/desk/ports.ts';
import { alarmsOf } from '../../src/domain/alarm.ts';
import { usualCadences } from '../../src/domain/cadence.ts';
import type { Change } from '../../src/domain/change.ts';
import { declare } from '../../src/domain/declare.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { note } from '../../src/domain/note.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { plain } from '../../src/domain/said.ts';

export const now = new Date('2026-03-01T10:00:00.123Z');
export const dana = { id: 'U0DANA000', name: 'Dana Dupont' };

/** So many days after. */
export const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

export type OpenStore = Store & { close(): void };

/** Gives a new and empty store of the engine that is to keep the contract. */
export type Open = () => Promise<OpenStore>;

export function made(outcome: Outcome<Change>): Change {
  if (!outcome.ok) throw new Error(outcome.refusal.sentence);
  return outcome.value;
}

export const declaring = (id: number, title = 'Checkout is down'): Change =>
  made(declare({ title: plain(title), severity: 'sev2', by: dana }, { id, teamId: 'T1' }, usualCadences, now));

export const noting = (incident: Incident, text: string): Change =>
  made(note(incident, plain(text), dana, undefined, now));

export const saving = (change: Change) => ({ change, alarms: alarmsOf(change.incident) });

/** The incident as a change leaves it, when that is in the store. */
export async function written(store: Store, change: Change): Promise<Incident> {
  await store.commit(saving(change));
  return change.incident;
}

/** Declares the next incident in the store. */
export const declared = async (store: Store, title?: string): Promise<Incident> =>
  written(store, declaring(await store.nextId(), title));

export const noted = (store: Store, incident: Incident, text: string): Promise<Incident> =>
  written(store, noting(incident, text));
