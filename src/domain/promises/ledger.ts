import { chaseAfter } from '../chase.ts';
import type { Incident } from '../incident.ts';
import type { Ending, PromiseRecord } from './record.ts';

/** The promises of an incident while a rule works on them. */
export interface Ledger {
  readonly open: readonly PromiseRecord[];
  /** How many were ever made. */
  readonly made: number;
  /** What this step made, ended or put off: the store writes these. */
  readonly touched: readonly PromiseRecord[];
}

/** The entry in which something happens to a promise. */
export interface Moment {
  readonly seq: number;
  readonly at: Date;
}

export const ledgerOf = ({ promises, promised }: Incident): Ledger => ({ open: promises, made: promised, touched: [] });

/** What a ledger changes in its incident. */
export const settled = ({ open, made }: Ledger): Pick<Incident, 'promises' | 'promised'> => ({
  promises: open,
  promised: made,
});

/** Ends every open promise of a sort. */
export function endAll(
  ledger: Ledger,
  which: (promise: PromiseRecord) => boolean,
  how: Ending,
  moment: Moment,
): Ledger {
  return ledger.open.filter(which).reduce((left, promise) => put(left, ended(promise, how, moment)), ledger);
}

/** Writes a promise down. One that was made before is the same promise, perhaps with another date. */
export function make(ledger: Ledger, record: PromiseRecord, moment: Moment): Ledger {
  const earlier = ledger.open.find((open) => isSame(open, record));
  if (earlier === undefined) return add(ledger, record, moment);
  const restating = { ...record, restates: earlier.number };
  // Said again, or less exactly: the first one stands. Said with another date: the new one does.
  if (record.due === null || record.due.getTime() === earlier.due?.getTime()) {
    return { ...put(ledger, ended(restating, 'restated', moment)), made: record.number };
  }
  const how = earlier.due === null ? 'restated' : earlier.origin === 'rule' ? 'withdrawn' : 'moved';
  return add(put(ledger, ended(earlier, how, moment)), restating, moment);
}

/** Adds a promise as it is, whatever was said before. */
export const add = (ledger: Ledger, record: PromiseRecord, moment: Moment): Ledger => ({
  ...put(ledger, chased(record, moment.at)),
  made: record.number,
});

/** Replaces an open promise, or adds one; an ended one leaves the open ones. */
export function put(ledger: Ledger, promise: PromiseRecord): Ledger {
  const without = (list: readonly PromiseRecord[]) => list.filter(({ number }) => number !== promise.number);
  const open = ledger.open.some(({ number }) => number === promise.number)
    ? ledger.open.map((one) => (one.number === promise.number ? promise : one))
    : [...ledger.open, promise];
  return {
    ...ledger,
    open: open.filter(({ ended: how }) => how === null),
    touched: [...without(ledger.touched), promise],
  };
}

/**
 * There is one postmortem, and one next update. Of other things only what a text says again is the same: two that
 * somebody wrote down by hand are two, since losing one would be worse than asking twice.
 */
function isSame(earlier: PromiseRecord, later: PromiseRecord): boolean {
  if (earlier.kind !== later.kind || later.origin === 'rule') return false;
  const isSameTime = earlier.due !== null && earlier.due.getTime() === later.due?.getTime();
  switch (later.kind) {
    case 'postmortem':
      // What the severity owes stands until somebody says when.
      return earlier.origin !== 'rule' || later.due !== null;
    case 'update':
      return earlier.event === later.event && (earlier.due === null || later.due === null || isSameTime);
    default:
      // Said twice in one text they are two, and what somebody wrote down by hand is its own.
      if (earlier.origin !== 'said' || later.origin !== 'said' || earlier.madeIn === later.madeIn) return false;
      return (
        isSameTime || wordsOf(earlier) === wordsOf(later) || (later.event !== null && earlier.event === later.event)
      );
  }
}

const wordsOf = ({ words }: PromiseRecord): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

function ended(promise: PromiseRecord, how: Ending, { seq, at }: Moment): PromiseRecord {
  const late = promise.due ? Math.floor((at.getTime() - promise.due.getTime()) / 1000) : null;
  // Moved when it was late already, it stays late: a new date must not hide that.
  const counts = how === 'kept' || (how === 'moved' && (late ?? 0) > 0);
  return { ...promise, ended: how, endedIn: seq, endedAt: at, lateBy: counts ? late : null, chaseAt: null };
}

/** The next update has its own clock; everything else with a time is asked about until it is kept. */
const chased = (promise: PromiseRecord, now: Date): PromiseRecord =>
  promise.kind === 'update' || promise.due === null
    ? promise
    : { ...promise, chaseAt: chaseAfter(promise.due, promise.zone, now) };
