import { type Cadences, paceOf, promisedBy } from './cadence.ts';
import { type Author, type Change, momentOf, step, type When } from './change.ts';
import { type Incident, isOpen } from './incident.ts';
import { type NextUpdate, nextAt, nothingDue } from './next.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { settled } from './promises/ledger.ts';
import { madeIn, makeAll } from './promises/made.ts';
import { afterNews } from './promises/news.ts';
import type { ReadPromise } from './promises/reading/read.ts';
import { alreadyResolved } from './refusals.ts';
import type { Said } from './said.ts';
import type { OpenStatus } from './status.ts';

/** News for everybody: words, a new status, or both; perhaps with the promise of the next update. */
export interface Update {
  readonly said: Said;
  readonly status: OpenStatus | null;
  /** What the text itself promises; without the promise of an update the cadence counts from now. */
  readonly promises: readonly ReadPromise[];
  readonly by: Author;
  /** When it was said, where that was earlier: of an incident that is written down after the fact. */
  readonly at?: When | undefined;
  /** What the status page says instead of the text; empty: nothing. */
  readonly page?: string | undefined;
}

export function update(incident: Incident, news: Update, cadences: Cadences, now: Date): Outcome<Change> {
  const { said, status, promises, by, at, page } = news;
  if (!isOpen(incident)) return alreadyResolved(incident);
  if (said.text === '' && status === null) {
    return refuse('empty_text', 'An update needs its text.', `/incident #${incident.id} update <text>`);
  }
  if (said.text === '' && status === incident.status) {
    return refuse('same', `#${incident.id} is ${status} as it is.`, `/incident #${incident.id} update <text>`);
  }
  if (at && momentOf(at) > now) {
    return refuse('future', 'An update is about what has happened.', `/incident #${incident.id} update ${said.text}`);
  }
  const from = incident.status as OpenStatus;
  const to = status ?? from;
  const moment = { seq: incident.version + 1, at: now };
  const isOver = incident.mode === 'retro';
  const next = isOver ? nothingDue : (nextBy(news, incident, now) ?? paceOf(incident, cadences, now));
  const made = isNextBeat(promises, next) ? [...promises, beat(next)] : promises;
  const ledger = makeAll(afterNews(incident, said.text, to, moment), made, by, moment);
  const detail = {
    from,
    to,
    next: promisedBy(next),
    promises: madeIn(ledger, moment.seq),
    ...(page === undefined ? {} : { page }),
  };
  return done(
    step(
      incident,
      { status: to, next, ...settled(ledger) },
      { kind: 'update', by, said, detail, now, at },
      { promises: ledger.touched },
    ),
  );
}

/** The time that was promised; or the next beat of a rhythm that was, until `monitoring` ends it. */
function nextBy({ promises, status }: Update, { next: before, status: from }: Incident, now: Date): NextUpdate | null {
  const said = promises.find(({ kind, due }) => kind === 'update' && due !== null);
  if (said?.due) return nextAt({ by: 'promise', due: said.due, since: now, words: said.quote, every: said.every });
  if (before.every === null || (status === 'monitoring' && from !== 'monitoring')) return null;
  const { every, words } = before;
  return nextAt({ by: 'promise', due: new Date(now.getTime() + every), since: now, words, every });
}

/** The rhythm that was promised goes on, though this text says nothing of it. */
const isNextBeat = (promises: readonly ReadPromise[], next: NextUpdate): boolean =>
  next.every !== null && !promises.some(({ kind, due }) => kind === 'update' && due !== null);

const beat = ({ due, words, every }: NextUpdate): ReadPromise => ({
  kind: 'update',
  due,
  event: null,
  quote: words,
  every,
  ask: null,
});
