import { weeklyFrom } from '../chase.ts';
import type { PromiseKind } from './kind.ts';
import { type Ledger, put } from './ledger.ts';

/**
 * What is still open when an incident ends and has no date would be forgotten: whoever said it is asked every week. What
 * waits for an event is asked about at once, since the end may have been it.
 */
export const leftOpen = (ledger: Ledger, now: Date): Ledger =>
  ledger.open
    .filter(({ kind, due, chaseAt }) => due === null && chaseAt === null && !isOwed(kind, ledger))
    .reduce((left, promise) => put(left, { ...promise, chaseAt: weeklyFrom(now, promise.zone) }), ledger);

/** The postmortem that the severity owes is asked about for both. */
const isOwed = (kind: PromiseKind, { open }: Ledger): boolean =>
  kind === 'postmortem' && open.some((other) => other.kind === 'postmortem' && other.due !== null);
