import type { PromiseRecord } from '../promises/record.ts';
import { openActions, whose } from './actions.ts';
import { namesIn } from './facts.ts';
import { list } from './markdown.ts';
import { promiseKind, whenDue } from './promised.ts';
import type { Material, Section } from './section.ts';
import { quoted } from './sentence.ts';

/** What is still owed when this is read: promises to customers with or without a date, and planned actions. */
export function commitmentsSection({ promises, standing, timeline, now }: Material): Section {
  const names = namesIn(timeline);
  const open = promises.filter(({ ended }) => ended === null);
  const lines = [
    ...open
      .filter((promise) => !isSaid(promise, open))
      .map((promise) => promiseLine(promise, names.get(promise.by) ?? '', owedWith(promise, open), now)),
    ...openActions(standing).map((action) => `Action ${action.seq}, planned: ${action.text} (${whose(action)}).`),
  ];
  return { key: 'commitments', title: 'Commitments still open', body: list(lines), questions: [] };
}

/** What the severity owes is the same postmortem that somebody promised: it stands once, with both. */
const isSaid = ({ kind, origin }: PromiseRecord, open: readonly PromiseRecord[]): boolean =>
  origin === 'rule' && open.some((other) => other.kind === kind && other.origin !== 'rule');

const owedWith = ({ kind, origin }: PromiseRecord, open: readonly PromiseRecord[]): PromiseRecord | undefined =>
  origin === 'rule' ? undefined : open.find((other) => other.kind === kind && other.origin === 'rule');

function promiseLine(promise: PromiseRecord, who: string, owed: PromiseRecord | undefined, now: Date): string {
  const { number, kind, words, origin } = promise;
  const facts = [
    whenDue(promise) + overdue(promise, now),
    ...(owed ? [`by its severity ${whenDue(owed)}${overdue(owed, now)}`] : []),
    ...(who === '' ? [] : [`${who} answers for it`]),
  ].join(', ');
  if (origin === 'rule') return `Promise ${number}: the postmortem, which the severity owes (${facts}).`;
  return `Promise ${number}, ${promiseKind[kind]}: ${quoted(words)} (${facts}).`;
}

const overdue = ({ due }: PromiseRecord, now: Date): string => (due && due < now ? ', overdue' : '');
