import { promisedBy } from './cadence.ts';
import { type Author, type Change, step } from './change.ts';
import { type Incident, isOpen } from './incident.ts';
import type { NextUpdate } from './next.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { endAll, type Ledger, ledgerOf, type Moment, make, settled } from './promises/ledger.ts';
import { newPromise } from './promises/new.ts';
import { alreadyResolved } from './refusals.ts';

/** Says by hand when the next update comes. */
export function setNextUpdate(incident: Incident, next: NextUpdate, by: Author, now: Date): Outcome<Change> {
  if (!isOpen(incident)) return alreadyResolved(incident);
  if (next.due && next.due <= now) {
    return refuse('past', 'The next update cannot be due in the past.', `/incident #${incident.id} next 20m`);
  }
  const ledger = promisedByHand(incident, next, by, { seq: incident.version + 1, at: now });
  return done(
    step(
      incident,
      { next, ...settled(ledger) },
      { kind: 'next', by, detail: { next: promisedBy(next) }, now },
      { promises: ledger.touched },
    ),
  );
}

/** A promise that is not due yet is moved; one that is late stays late, until an update keeps it. */
function promisedByHand(incident: Incident, next: NextUpdate, by: Author, moment: Moment): Ledger {
  const ahead = incident.promises.filter(({ kind, due }) => kind === 'update' && (due === null || due > moment.at));
  const how = next.by === 'none' ? 'withdrawn' : 'moved';
  const moved = endAll(ledgerOf(incident), (promise) => ahead.includes(promise), how, moment);
  if (next.by === 'none' || next.by === 'cadence') return moved;
  const event = next.by === 'event' ? next.words : null;
  const record = newPromise(moved, { kind: 'update', due: next.due, event, words: next.words, by }, moment);
  return make(moved, { ...record, restates: ahead[0]?.number ?? null }, moment);
}
