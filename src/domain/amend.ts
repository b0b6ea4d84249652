import { type Author, type Change, step } from './change.ts';
import type { Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { noSuchEntry } from './refusals.ts';
import { plain, type Said } from './said.ts';
import { type Entry, type EntryKind, isKind } from './timeline.ts';

/** What people wrote, and may put right. What Sitrep or a status says happened stays as it happened. */
const written: readonly EntryKind[] = [
  'update',
  'note',
  'severity',
  'action',
  'action_done',
  'promised',
  'promise_kept',
  'moved',
  'resolved',
  'reopened',
];

export interface Amendment {
  /** The new words; null where only the time was wrong. */
  readonly said: Said | null;
  /** When it really happened; null where that was right. */
  readonly at: Date | null;
  readonly by: Author;
}

/** Puts an entry right. The old words stay in the record, and the timeline shows both. */
export function amend(
  incident: Incident,
  target: Entry | undefined,
  { said, at, by }: Amendment,
  now: Date,
): Outcome<Change> {
  if (!target || !written.includes(target.kind)) return noSuchEntry(incident, target);
  const { seq } = target;
  const line = `/incident #${incident.id} amend ${seq} <text>`;
  if (said === null && at === null) return refuse('empty_text', 'Say what it should read, or when it happened.', line);
  if (said?.text === '') return refuse('empty_text', 'An amendment needs its text.', line);
  if (at && at > now) return refuse('past', 'An entry is about what has happened.', line);
  if (said?.text === target.text && at === null) return refuse('same', `Entry ${seq} reads so as it is.`, line);
  const actions = isKind(target, 'action') && said ? renamed(incident, seq, said.text) : [];
  const detail = { entry: seq, of: target.kind, at: at?.toISOString() ?? null };
  return done(
    step(
      incident,
      { actions: incident.actions.map((item) => actions.find(({ number }) => number === item.number) ?? item) },
      { kind: 'amended', by, said: said ?? plain(''), detail, now },
      { actions },
    ),
  );
}

const renamed = ({ actions }: Incident, number: number, text: string) =>
  actions.filter((item) => item.number === number).map((item) => ({ ...item, text }));
