import type { ActionItem } from './action-item.ts';
import type { Standing } from './as-it-stands.ts';
import { type Author, type Change, step } from './change.ts';
import { typed } from './impacts/words.ts';
import type { Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { type Ledger, ledgerOf, put, settled } from './promises/ledger.ts';
import { noSuchEntry, takenBack } from './refusals.ts';
import { plain, type Said } from './said.ts';
import type { SourceChange } from './source.ts';
import { type EntryKind, type EntryOf, isKind } from './timeline.ts';

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
  /** The message that was edited, where that is why. */
  readonly source?: SourceChange;
}

/** Puts an entry right. The old words stay in the record, and the timeline shows both. */
export function amend(
  incident: Incident,
  target: Standing | undefined,
  { said, at, by, source }: Amendment,
  now: Date,
): Outcome<Change> {
  if (target && isKind(target.entry, 'impact')) return sayAgain(incident, target.entry);
  if (!target || !written.includes(target.entry.kind)) return noSuchEntry(incident, target);
  if (target.retractedIn !== null) return takenBack(incident, target);
  const { seq, kind: of, text } = target.entry;
  const line = `/incident #${incident.id} amend ${seq} <text>`;
  if (said === null && at === null) return refuse('empty_text', 'Say what it should read, or when it happened.', line);
  if (said?.text === '') return refuse('empty_text', 'An amendment needs its text.', line);
  if (at && at > now) return refuse('future', 'An entry is about what has happened.', line);
  if (said?.text === text && at === null) return refuse('same', `Entry ${seq} reads so as it is.`, line);
  const actions = of === 'action' && said ? renamed(incident, seq, said.text) : [];
  const ledger = of === 'promised' && said ? reworded(incident, seq, said.text) : ledgerOf(incident);
  const detail = { entry: seq, of, at: at?.toISOString() ?? null, ...(source ? { source } : {}) };
  return done(
    step(
      incident,
      {
        actions: incident.actions.map((item) => actions.find(({ number }) => number === item.number) ?? item),
        ...settled(ledger),
      },
      { kind: 'amended', by, said: said ?? plain(''), detail, now },
      { actions, promises: ledger.touched },
    ),
  );
}

/** An impact has more than words: the next one of the same component and region replaces it. */
const sayAgain = ({ id }: Incident, { seq, detail }: EntryOf<'impact'>) =>
  refuse(
    'not_supported',
    `Entry ${seq} is an impact: say it again, and the new one replaces it.`,
    `/incident #${id} impact ${typed(detail)} ${detail.degree} …`,
  );

const renamed = ({ actions }: Incident, number: number, text: string): ActionItem[] =>
  actions.filter((item) => item.number === number).map((item) => ({ ...item, text }));

const reworded = (incident: Incident, seq: number, words: string): Ledger =>
  incident.promises
    .filter(({ madeIn }) => madeIn === seq)
    .reduce((ledger, promise) => put(ledger, { ...promise, words }), ledgerOf(incident));
