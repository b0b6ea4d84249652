import { type Author, type Change, step, type When } from './change.ts';
import { ending, whyNotThen } from './ends.ts';
import { type Incident, isOpen } from './incident.ts';
import { nothingDue } from './next.ts';
import { done, type Outcome } from './outcome.ts';
import { settled } from './promises/ledger.ts';
import { leftOpen } from './promises/left-open.ts';
import { madeIn, makeAll } from './promises/made.ts';
import { afterNews } from './promises/news.ts';
import { postmortemOwed } from './promises/postmortem-owed.ts';
import type { ReadPromise } from './promises/reading/read.ts';
import { alreadyResolved } from './refusals.ts';
import type { Said } from './said.ts';

/** What is known beside its words. */
export interface Afterwards {
  /** The time zone of whoever leads, and will be asked for the postmortem. */
  readonly leadZone?: string;
  /** When it was over, where that was earlier. */
  readonly at?: When | undefined;
  /** Milliseconds until the channel is put away; null where it stays. */
  readonly archiveAfter?: number | null;
  /** What the status page says instead of the text; empty: nothing. */
  readonly page?: string | undefined;
}

/** Ends it. Updates and recoveries that were promised are kept by that; what else the text promises outlives it. */
export function resolve(
  incident: Incident,
  said: Said,
  promises: readonly ReadPromise[],
  by: Author,
  now: Date,
  { leadZone = by.zone ?? 'UTC', at = undefined, archiveAfter = null, page = undefined }: Afterwards = {},
): Outcome<Change> {
  if (!isOpen(incident)) return alreadyResolved(incident);
  const end = ending(at ?? now);
  const refusal = at && whyNotThen({ ...incident, ...end }, now, `/incident #${incident.id} resolve ${said.text}`);
  if (refusal) return refusal;
  // Everybody hears of it now, whenever it was: that is when a promise of news is kept.
  const moment = { seq: incident.version + 1, at: now };
  const news = afterNews(incident, said.text, 'resolved', moment);
  const later = promises.filter(({ kind }) => kind !== 'update');
  const ledger = leftOpen(postmortemOwed(makeAll(news, later, by, moment), incident, leadZone, moment), now);
  const archiveAt = archiveAfter === null ? null : new Date(now.getTime() + archiveAfter);
  const detail = {
    from: incident.status,
    promises: madeIn(ledger, moment.seq),
    ...(page === undefined ? {} : { page }),
  };
  return done(
    step(
      incident,
      { status: 'resolved', ...end, next: nothingDue, archiveAt, ...settled(ledger) },
      { kind: 'resolved', by, said, detail, now, at },
      { promises: ledger.touched },
    ),
  );
}
