import type { Desk, StretchOf } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { sayWithDay } from '../../domain/told.ts';
import { type AsOf, entriesOnPage, timelineHead, timelineLine, timelinePage } from '../views/timeline.ts';
import type { Reply } from './command.ts';
import { pages } from './pages.ts';
import { no } from './said-back.ts';

type Which = Omit<StretchOf, 'most'> & {
  /** How the moment reads, where somebody has just said it; of the present, where they asked for a time to come. */
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
  { records }: Pick<Desk, 'records'>,
): Promise<Reply> {
  const { id } = incident;
  const stretch = await records.stretch(id, { ...which, most: entriesOnPage });
  const { total, entries } = stretch;
  const asOf = momentOf(which, zone);
  if (entries.length === 0 && which.entry !== undefined) {
    return no(
      'no_such_entry',
      `#${id} has no entry ${which.entry}${which.asOf ? ' by then' : ''}.`,
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

/** The moment of which it is the record, and how that reads: on which day it was as well. */
function momentOf({ asOf: at, words }: Which, zone: string): AsOf | undefined {
  if (words !== undefined) return { at, words };
  return at && { at, words: sayWithDay({ at, precision: 'minute', approx: false, zone }, [zone]) };
}
