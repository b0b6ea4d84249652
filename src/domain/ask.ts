import { type Change, step } from './change.ts';
import { bot, commanderOf, type Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { ledgerOf, put, settled } from './promises/ledger.ts';

/** Something came about that a promise waited for: whoever leads is asked to keep it. */
export function ask(incident: Incident, number: number, now: Date): Outcome<Change> {
  const promise = incident.promises.find((open) => open.number === number);
  if (!promise || promise.event === null) return refuse('not_due', `Promise ${number} of #${incident.id} is settled.`);
  const ledger = put(ledgerOf(incident), { ...promise, chaseAt: null });
  const { kind, event, words } = promise;
  return done(
    step(
      incident,
      settled(ledger),
      {
        kind: 'asked',
        by: { id: bot, name: 'Sitrep' },
        detail: { promise: number, kind, event, words, owner: commanderOf(incident) },
        now,
      },
      { promises: ledger.touched },
    ),
  );
}
