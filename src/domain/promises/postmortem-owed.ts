import { commanderOf, type Incident } from '../incident.ts';
import type { Severity } from '../severity.ts';
import { type Ledger, type Moment, make } from './ledger.ts';
import { newPromise } from './new.ts';

/** Days after the end by which a postmortem is owed; the milder ones owe none. */
const days: Partial<Record<Severity, number>> = { sev1: 3, sev2: 5 };

/** The postmortem that the severity owes, unless somebody has said when it comes. `leadZone`: of whoever leads. */
export function postmortemOwed(ledger: Ledger, incident: Incident, leadZone: string, moment: Moment): Ledger {
  const within = days[incident.severity];
  const said = ledger.open.find(({ kind }) => kind === 'postmortem');
  const isTimed = ledger.open.some(({ kind, due }) => kind === 'postmortem' && due !== null);
  if (within === undefined || isTimed || incident.mode !== 'live') return ledger;
  const words = `Postmortem of a ${incident.severity}, due ${within} days after its end`;
  const due = new Date(moment.at.getTime() + within * 86_400_000);
  const owner = said ? { id: said.by, zone: said.zone } : { id: commanderOf(incident), zone: leadZone };
  const record = newPromise(ledger, { kind: 'postmortem', due, event: null, words, by: owner, origin: 'rule' }, moment);
  return make(ledger, record, moment);
}
