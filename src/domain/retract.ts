import { type Author, type Change, step } from './change.ts';
import type { Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { noSuchEntry } from './refusals.ts';
import type { Said } from './said.ts';
import type { SourceChange } from './source.ts';
import { type Entry, type EntryKind, isKind } from './timeline.ts';

/** What may be taken back. A status, a role or an end is changed by another one, not by taking it back. */
const takenBack: readonly EntryKind[] = ['note', 'update', 'action', 'action_done', 'promised', 'impact'];

/** Takes an entry back, and says why: it stays in the record, struck out, and stands for nothing any more. */
export function retract(
  incident: Incident,
  target: Entry | undefined,
  why: Said,
  by: Author,
  now: Date,
  source?: SourceChange,
): Outcome<Change> {
  if (!target || !takenBack.includes(target.kind)) return noSuchEntry(incident, target);
  const { seq, kind: of } = target;
  if (why.text === '') {
    return refuse(
      'empty_text',
      `Say why entry ${seq} is taken back.`,
      `/incident #${incident.id} retract ${seq} <why>`,
    );
  }
  const dropped = isKind(target, 'action')
    ? incident.actions
        .filter(({ number }) => number === seq)
        .map((item) => ({ ...item, doneIn: incident.version + 1, chaseAt: null }))
    : [];
  const actions = incident.actions.filter(({ number }) => !dropped.some((item) => item.number === number));
  const unsaid = incident.impacts
    .filter((impact) => impact.seq === seq)
    .map((impact) => ({ ...impact, replacedIn: incident.version + 1 }));
  const impacts = incident.impacts.filter((impact) => impact.seq !== seq);
  return done(
    step(
      incident,
      { actions, impacts },
      { kind: 'retracted', by, said: why, detail: { entry: seq, of, ...(source ? { source } : {}) }, now },
      { actions: dropped, impacts: unsaid },
    ),
  );
}
