import type { ActionItem } from './action-item.ts';
import { type Change, step } from './change.ts';
import { chaseAgain, chaseStage, weeklyFrom } from './chase.ts';
import { bot, commanderOf, type Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { ledgerOf, put, settled } from './promises/ledger.ts';

const by = { id: bot, name: 'Sitrep' };

/** Asks whoever made a promise about it, and settles when they are asked again. */
export function chasePromise(incident: Incident, number: number, now: Date): Outcome<Change> {
  const promise = incident.promises.find((open) => open.number === number);
  if (!promise?.chaseAt) return refuse('not_due', `Promise ${number} of #${incident.id} is settled.`);
  const { due, zone, words, by: owner } = promise;
  const again = due ? chaseAgain(due, zone, now) : weeklyFrom(now, zone);
  const ledger = put(ledgerOf(incident), { ...promise, chaseAt: again });
  const stage = chaseStage(due, zone, now);
  const detail = { what: 'promise' as const, number, words, zone, due: due?.toISOString() ?? null, stage, owner };
  return done(step(incident, settled(ledger), { kind: 'chased', by, detail, now }, { promises: ledger.touched }));
}

/** Asks the owner of an action about it; where nobody owns it, whoever leads. */
export function chaseAction(incident: Incident, number: number, now: Date): Outcome<Change> {
  const action = incident.actions.find((open) => open.number === number);
  if (!action?.due || !action.chaseAt) return refuse('not_due', `Action ${number} of #${incident.id} is settled.`);
  const { due, zone, ownerZone, text, owner } = action;
  const again: ActionItem = { ...action, chaseAt: chaseAgain(due, zone, now, ownerZone) };
  const actions = incident.actions.map((one) => (one.number === number ? again : one));
  const stage = chaseStage(due, zone, now, ownerZone);
  const whose = owner ?? commanderOf(incident);
  const detail = { what: 'action' as const, number, words: text, zone, due: due.toISOString(), stage, owner: whose };
  return done(step(incident, { actions }, { kind: 'chased', by, detail, now }, { actions: [again] }));
}
