import { type Cadences, paceOf, promisedBy } from './cadence.ts';
import { type Author, type Change, step } from './change.ts';
import { type Incident, isOpen } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { endAll, ledgerOf, settled } from './promises/ledger.ts';
import { notResolved } from './refusals.ts';
import type { Said } from './said.ts';

export function reopen(incident: Incident, why: Said, by: Author, cadences: Cadences, now: Date): Outcome<Change> {
  const { id } = incident;
  if (isOpen(incident)) return notResolved(incident);
  if (incident.imported > 0) {
    // It never had a channel, and whoever could be told of it is not known.
    const sentence = `#${id} was imported and stays history: what is back is an incident of its own.`;
    return refuse('not_supported', sentence, `/incident declare ${incident.severity} ${incident.title}`);
  }
  if (why.text === '') return refuse('empty_text', 'Say why it is open again.', `/incident #${id} reopen <why>`);
  const next = paceOf(incident, cadences, now);
  const moment = { seq: incident.version + 1, at: now };
  // The end that the severity's postmortem counted from was none.
  const ledger = endAll(ledgerOf(incident), ({ origin }) => origin === 'rule', 'withdrawn', moment);
  return done(
    step(
      incident,
      { status: 'investigating', resolvedAt: null, resolvedTold: null, archiveAt: null, next, ...settled(ledger) },
      { kind: 'reopened', by, said: why, detail: { next: promisedBy(next) }, now },
      { promises: ledger.touched },
    ),
  );
}
