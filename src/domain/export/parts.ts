import { unwritten, written } from '../impacts/time.ts';
import { showWindow } from '../impacts/window.ts';
import { type Entry, isKind } from '../timeline.ts';
import type { Opened } from './record.ts';
import type { Exported, ExportedAction, ExportedImpact, ExportedPerson, ExportedPromise } from './shape.ts';

/** What was ever said to be hit or spared, in the order it was said. */
export const impactsOf = ({ timeline, replacedIn }: Opened): ExportedImpact[] =>
  timeline.flatMap((entry) => {
    if (!isKind(entry, 'impact')) return [];
    const { replaces: _, from, to, ...said } = entry.detail;
    const window = showWindow({ from: unwritten(from), to: unwritten(to) });
    const ends = { from: written(unwritten(from)), to: written(unwritten(to)), window };
    return [{ entry: entry.seq, ...said, ...ends, words: entry.text, replacedIn: replacedIn.get(entry.seq) ?? null }];
  });

export const promisesOf = ({ promises, nameOf }: Opened): ExportedPromise[] =>
  promises.map(({ chaseAt: _, by, due, madeAt, endedAt, lateBy, ...made }) => ({
    ...made,
    by: { id: by, name: nameOf(by) },
    due: due?.toISOString() ?? null,
    madeAt: madeAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    lateSeconds: lateBy,
  }));

/** What was planned, and what was done without a plan, in the order of their entries. */
export function actionsOf(record: Opened): ExportedAction[] {
  const { actions, standing, nameOf } = record;
  const inEntry = new Map(standing.map((one) => [one.first.seq, one]));
  const planned = actions.map(({ number, text, owner, ownerName, due, zone, doneIn }): ExportedAction => {
    const end = doneIn === null ? undefined : inEntry.get(doneIn)?.first;
    const isGone = end !== undefined && isKind(end, 'retracted');
    return {
      number,
      // As it reads now: once it is done, its item is not written any more.
      text: inEntry.get(number)?.entry.text ?? text,
      state: doneIn === null ? 'planned' : isGone ? 'taken_back' : 'done',
      owner: owner === null ? null : { id: owner, name: ownerName ?? nameOf(owner) },
      due: due?.toISOString() ?? null,
      zone,
      endedIn: doneIn,
    };
  });
  const unplanned = standing.flatMap(({ entry, retractedIn }) =>
    isKind(entry, 'action_done') && entry.detail.action === null ? [done(entry, retractedIn?.seq)] : [],
  );
  return [...planned, ...unplanned].toSorted((one, other) => one.number - other.number);
}

const done = (entry: Entry, retractedIn: number | undefined): ExportedAction => ({
  number: entry.seq,
  text: entry.text,
  state: retractedIn === undefined ? 'done' : 'taken_back',
  owner: authorOf(entry),
  due: null,
  zone: null,
  endedIn: retractedIn ?? entry.seq,
});

export const linksOf = ({ incident }: Opened): Exported['links'] => incident.links;

export const authorOf = ({ by, byName }: Entry): ExportedPerson => ({ id: by, name: byName });
