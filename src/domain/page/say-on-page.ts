import type { Standing } from '../as-it-stands.ts';
import { type Author, type Change, step } from '../change.ts';
import type { Incident } from '../incident.ts';
import { done, type Outcome, refuse } from '../outcome.ts';
import type { Said } from '../said.ts';
import type { EntryKind } from '../timeline.ts';
import { whyNotOnPage } from './on-page.ts';

/** What customers read of an incident: how it began, what was said of it, how it ended. */
export const saidOutside: ReadonlySet<EntryKind> = new Set(['declared', 'update', 'resolved', 'reopened']);

/** Gives an entry words of its own for the page; without words it stays inside. */
export function sayOnPage(
  incident: Incident,
  target: Standing | undefined,
  said: Said,
  by: Author,
  now: Date,
): Outcome<Change> {
  const { id } = incident;
  const refusal = whyNotOnPage(incident);
  if (refusal) return refusal;
  if (!target || !saidOutside.has(target.entry.kind)) {
    return refuse(
      'no_such_entry',
      'The page has words for updates, for the beginning and for the end, and for nothing else.',
      `/incident #${id} publish`,
    );
  }
  const { seq } = target.first;
  if (target.retractedIn !== null) {
    return refuse(
      'already_retracted',
      `Entry ${seq} was taken back: the page does not have it.`,
      `/incident #${id} publish`,
    );
  }
  return done(step(incident, {}, { kind: 'page_text', by, said, detail: { entry: seq, of: target.entry.kind }, now }));
}
