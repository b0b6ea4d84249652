import type { Desk, StretchOf } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { showTimeIn } from '../../domain/show-time.ts';
import { entriesOnPage, timelineHead, timelineLine, timelinePage } from '../views/timeline.ts';
import type { Reply } from './command.ts';
import { pages } from './pages.ts';
import { no } from './said-back.ts';

type Which = Omit<StretchOf, 'most'> & {
  /** How the moment reads, where somebody has just said it. */
  readonly words?: string;
};

/**
 * A short timeline whole; of a long one a page: the last, unless another one is asked for. Who comes at 3 a.m. wants to
 * know what happened just now, and goes back from there.
 */
export async function showTimeline(
  incident: Pick<Incident, 'id' | 'title'>,
  which: Which,
  zone: string,
  { records, clock }: Pick<Desk, 'records' | 'clock'>,
): Promise<Reply> {
  const { id } = incident;
  const stretch = await records.stretch(id, { ...which, most: entriesOnPage });
  const { total, entries } = stretch;
  const asOf = which.asOf && { at: which.asOf, words: which.words ?? showTimeIn([zone], which.asOf, clock()) };
  if (entries.length === 0 && which.entry !== undefined) {
    return no(
      'no_such_entry',
      `#${id} has no entry ${which.entry}${asOf ? ' by then' : ''}.`,
      `/incident #${id} timeline`,
    );
  }
  if (entries.length < total) {
    const isOnward = which.from !== undefined || which.entry !== undefined;
    return timelinePage({ incident, stretch, asOf }, isOnward ? 'start' : 'end');
  }
  const head = timelineHead({ incident, asOf }, `${total} entries`);
  return pages(head, entries.map(timelineLine), `\`/incident #${id} postmortem\` has them all`);
}
