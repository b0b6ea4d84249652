import type { Incident } from '../incident.ts';
import type { Status } from '../status.ts';
import { askAbout, tellsOf } from './events.ts';
import { endAll, type Ledger, ledgerOf, type Moment } from './ledger.ts';
import type { PromiseRecord } from './record.ts';

/**
 * What everybody hearing news does to the promises. It keeps every update that was promised; one bound to an event only
 * when the news is of that event, or when there is little left to wait for: `monitoring` and `resolved`. Those two keep
 * a recovery that was expected as well. Where the status moved, whoever waits with a promise for an event is asked whether it has come.
 */
export function afterNews(incident: Incident, text: string, to: Status, moment: Moment): Ledger {
  const moved = to !== incident.status;
  const settles = moved && (to === 'monitoring' || to === 'resolved');
  const told = ({ event }: PromiseRecord) => event === null || tellsOf(text, event);
  const isKept = (one: PromiseRecord) =>
    (one.kind === 'update' && (settles || told(one))) || (one.kind === 'recovery' && one.origin === 'said' && settles);
  const kept = endAll(ledgerOf(incident), isKept, 'kept', moment);
  return askAbout(kept, ({ event }) => moved || tellsOf(text, event ?? ''), moment.at);
}

/** A word among responders keeps nothing, but it may tell of an event that a promise waits for. */
export const afterWord = (incident: Incident, text: string, now: Date): Ledger =>
  askAbout(ledgerOf(incident), ({ event }) => tellsOf(text, event ?? ''), now);
