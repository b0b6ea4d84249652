import type { ActionItem } from './action-item.ts';
import type { Standing } from './as-it-stands.ts';
import { type Author, type Change, momentOf, step, type When } from './change.ts';
import { beginning, ending, whyNotThen } from './ends.ts';
import { exactnessOf } from './impacts/time.ts';
import { typed } from './impacts/words.ts';
import { type Incident, isOpen } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { type Ledger, ledgerOf, put, settled } from './promises/ledger.ts';
import { noSuchEntry, takenBack } from './refusals.ts';
import { plain, type Said } from './said.ts';
import type { SourceChange } from './source.ts';
import { type EntryKind, type EntryOf, isKind } from './timeline.ts';

/** What people wrote, and may put right. What Sitrep or a status says happened stays as it happened. */
const written: readonly EntryKind[] = [
  'declared',
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
  readonly at: When | null;
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
  if (at && momentOf(at) > now) return refuse('future', 'An entry is about what has happened.', line);
  if (of === 'declared' && said) {
    const title = `/incident #${incident.id} title ${said.text}`;
    return refuse('not_supported', `The words of entry ${seq} are the title, which has a verb of its own.`, title);
  }
  if (said?.text === text && at === null) return refuse('same', `Entry ${seq} reads so as it is.`, line);
  const moved = at ? timesWith(incident, target, at) : {};
  const refusal = whyNotThen({ ...incident, ...moved }, now, `/incident #${incident.id} amend ${seq} at <time>`);
  if (refusal && Object.keys(moved).length > 0) return refusal;
  const actions = of === 'action' && said ? renamed(incident, seq, said.text) : [];
  const ledger = of === 'promised' && said ? reworded(incident, seq, said.text) : ledgerOf(incident);
  const detail = {
    ...{ entry: seq, of, at: at ? momentOf(at).toISOString() : null },
    ...(at && !(at instanceof Date) ? { exact: exactnessOf(at) } : {}),
    ...(source ? { source } : {}),
  };
  return done(
    step(
      incident,
      {
        actions: incident.actions.map((item) => actions.find(({ number }) => number === item.number) ?? item),
        ...settled(ledger),
        ...moved,
      },
      { kind: 'amended', by, said: said ?? plain(''), detail, now },
      { actions, promises: ledger.touched },
    ),
  );
}

/** The incident began when its first entry happened, and ended with the entry that says so: what moves one moves both. */
function timesWith(incident: Incident, { entry, first }: Standing, at: When): Partial<Incident> {
  if (entry.kind === 'declared') return beginning(at);
  const { resolvedAt } = incident;
  // Reopened since, that end was none; an older record may have moved the entry alone.
  const isItsEnd = [entry, first].some((one) => one.at.getTime() === resolvedAt?.getTime());
  return entry.kind === 'resolved' && !isOpen(incident) && isItsEnd ? ending(at) : {};
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
