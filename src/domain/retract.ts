import type { ActionItem } from './action-item.ts';
import type { Standing } from './as-it-stands.ts';
import { type Cadences, paceOf, promisedBy } from './cadence.ts';
import { type Author, type Change, step } from './change.ts';
import { chaseAfter } from './chase.ts';
import { type Incident, isOpen } from './incident.ts';
import type { NextUpdate } from './next.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { endAll, type Ledger, ledgerOf, settled } from './promises/ledger.ts';
import { noSuchEntry, takenBack } from './refusals.ts';
import type { Said } from './said.ts';
import type { SourceChange } from './source.ts';
import { type Entry, type EntryKind, isKind } from './timeline.ts';

/** What may be taken back. A status, a role or an end is changed by another one, not by taking it back. */
const canGo: readonly EntryKind[] = [
  'note',
  'update',
  'action',
  'action_done',
  'promised',
  'impact',
  'linked',
  'paper_edited',
];

interface Retraction {
  readonly why: Said;
  readonly by: Author;
  readonly cadences: Cadences;
  /** The action that the entry says is done. */
  readonly finished?: ActionItem | undefined;
  /** The message that went, where that is why. */
  readonly source?: SourceChange;
}

/** Takes an entry back, and says why: it stays in the record, struck out, and stands for nothing any more. */
export function retract(
  incident: Incident,
  target: Standing | undefined,
  { why, by, cadences, finished, source }: Retraction,
  now: Date,
): Outcome<Change> {
  if (!target || !canGo.includes(target.entry.kind)) return noSuchEntry(incident, target);
  if (target.retractedIn !== null) return takenBack(incident, target);
  const { seq, kind: of } = target.entry;
  if (why.text === '') {
    return refuse(
      'empty_text',
      `Say why entry ${seq} is taken back.`,
      `/incident #${incident.id} retract ${seq} <why>`,
    );
  }
  const moment = { seq: incident.version + 1, at: now };
  const actions = actionsWithout(incident, target.entry, finished, moment);
  const ledger = endAll(ledgerOf(incident), ({ madeIn }) => madeIn === seq, 'withdrawn', moment);
  const next = wasPromisedIn(ledger, incident) ? paceOf(incident, cadences, now) : incident.next;
  const unsaid = incident.impacts
    .filter((impact) => impact.seq === seq)
    .map((impact) => ({ ...impact, replacedIn: moment.seq }));
  const detail = {
    entry: seq,
    of,
    ...(next === incident.next ? {} : { next: promisedBy(next) }),
    ...(source ? { source } : {}),
  };
  return done(
    step(
      incident,
      {
        actions: actions.open,
        impacts: incident.impacts.filter((impact) => impact.seq !== seq),
        links: incident.links.filter(({ entry }) => entry !== seq),
        next,
        ...settled(ledger),
      },
      { kind: 'retracted', by, said: why, detail, now },
      { actions: actions.touched, impacts: unsaid, promises: ledger.touched },
    ),
  );
}

/** What was to be done is not; what was said to be done is to be done again. */
function actionsWithout(
  { actions }: Incident,
  entry: Entry,
  finished: ActionItem | undefined,
  { seq, at }: { readonly seq: number; readonly at: Date },
): { readonly open: readonly ActionItem[]; readonly touched: readonly ActionItem[] } {
  if (isKind(entry, 'action')) {
    const dropped = actions.filter(({ number }) => number === entry.seq);
    return {
      open: actions.filter((item) => !dropped.includes(item)),
      touched: dropped.map((item) => ({ ...item, doneIn: seq, chaseAt: null })),
    };
  }
  if (!isKind(entry, 'action_done') || finished?.doneIn !== entry.seq) return { open: actions, touched: [] };
  const { due, zone, ownerZone } = finished;
  const again = { ...finished, doneIn: null, chaseAt: due && chaseAfter(due, zone, at, ownerZone) };
  return { open: [...actions, again].toSorted((a, b) => a.number - b.number), touched: [again] };
}

/** The next update is the one that is promised no longer: then the clock goes by the severity again. */
const wasPromisedIn = ({ touched }: Ledger, { next, ...incident }: Pick<Incident, 'next' | 'status'>): boolean =>
  isOpen(incident) && touched.some((promise) => promise.kind === 'update' && isFor(promise, next));

const isFor = ({ due, event }: Ledger['touched'][number], next: NextUpdate): boolean =>
  next.by === 'event' ? event === next.words : next.by === 'promise' && due?.getTime() === next.due?.getTime();
