import type { PromiseRecord } from '../promises/record.ts';
import { graceSeconds, inMinutes } from '../promises/score.ts';
import { showDate } from '../show-time.ts';
import { showDueDate } from './absolute.ts';
import { list } from './markdown.ts';

/** What was promised to whom, and what became of it; empty where nobody promised anything. */
export function promised(promises: readonly PromiseRecord[], now: Date): string {
  const made = promises.filter(
    ({ ended, origin }) => ended !== 'restated' && ended !== 'withdrawn' && origin !== 'rule',
  );
  return list(made.map((promise) => lineOf(promise, now)));
}

const lineOf = (promise: PromiseRecord, now: Date): string =>
  `${kinds[promise.kind]}: “${promise.words}” (${whenDue(promise)}; ${outcome(promise, now)})`;

const kinds = { update: 'Next update', postmortem: 'Postmortem', recovery: 'Recovery', contact: 'Contact' } as const;

function whenDue({ due, event, kind, zone }: PromiseRecord): string {
  if (due) return `due ${kind === 'update' ? showDate(due) : showDueDate(due, zone)}`;
  return event ? `when ${event}` : 'no date given';
}

function outcome({ ended, endedAt, lateBy, due }: PromiseRecord, now: Date): string {
  if (ended === 'moved') return 'moved to another time';
  if (ended === null) return due && due < now ? 'overdue' : 'open';
  const at = endedAt ? ` ${showDate(endedAt)}` : '';
  if (lateBy === null || lateBy < 60) return `kept${at}`;
  const minutes = `${inMinutes(lateBy)} late`;
  return lateBy <= graceSeconds ? `kept${at}, ${minutes}` : `late: ${minutes},${at}`;
}
