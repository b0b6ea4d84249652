import { morningAfter, weeklyFrom } from '../chase.ts';
import type { PromiseKind } from './kind.ts';
import { type Ledger, put } from './ledger.ts';

/**
 * What is still open when an incident ends and has no date would be forgotten: whoever said it is asked every week. What
 * waits for an event is asked about at once, since the end may have been it.
 */
export const leftOpen = (ledger: Ledger, now: Date): Ledger => chasedFrom(ledger, (zone) => weeklyFrom(now, zone));

/** The same for what is promised after the end, which nothing else brings up: its owner is asked the next morning. */
export const madeAfterwards = (ledger: Ledger, now: Date): Ledger =>
  chasedFrom(ledger, (zone) => morningAfter(now, zone));

/** `first`: when it is asked for, in the zone of whoever answers for it. */
const chasedFrom = (ledger: Ledger, first: (zone: string) => Date): Ledger =>
  ledger.open
    .filter(({ kind, due, chaseAt }) => due === null && chaseAt === null && !isOwed(kind, ledger))
    .reduce((left, promise) => put(left, { ...promise, chaseAt: first(promise.zone) }), ledger);

/** The postmortem that the severity owes is asked about for both. */
const isOwed = (kind: PromiseKind, { open }: Ledger): boolean =>
  kind === 'postmortem' && open.some((other) => other.kind === 'postmortem' && other.due !== null);
