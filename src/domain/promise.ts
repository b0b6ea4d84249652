import { type Cadences, paceOf } from './cadence.ts';
import { type Author, type Change, step } from './change.ts';
import { type Incident, isOpen } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import type { PromiseKind } from './promises/kind.ts';
import { add, endAll, ledgerOf, make, settled } from './promises/ledger.ts';
import { madeAfterwards } from './promises/left-open.ts';
import { madeOf } from './promises/made.ts';
import { newPromise } from './promises/new.ts';
import type { PromiseRecord } from './promises/record.ts';
import type { Said } from './said.ts';

/** A commitment to people outside. It outlives the incident and its channel. */
export interface NewPromise {
  readonly said: Said;
  readonly kind: PromiseKind;
  readonly due: Date | null;
  readonly by: Author;
}

export function makePromise(incident: Incident, { said, kind, due, by }: NewPromise, now: Date): Outcome<Change> {
  const line = `/incident #${incident.id} promise <text> by Friday`;
  if (said.text === '') return refuse('empty_text', 'A promise needs its text.', line);
  if (due && due <= now) return refuse('past', 'A promise cannot be due in the past.', line);
  const moment = { seq: incident.version + 1, at: now };
  const record = newPromise(ledgerOf(incident), { kind, due, event: null, words: said.text, by }, moment);
  const made = make(ledgerOf(incident), record, moment);
  const ledger = isOpen(incident) ? made : madeAfterwards(made, now);
  const written = ledger.touched.find(({ number }) => number === record.number) ?? record;
  return done(
    step(
      incident,
      settled(ledger),
      { kind: 'promised', by, said, detail: { promise: madeOf(written) }, now },
      { promises: ledger.touched },
    ),
  );
}

/** Somebody did what was promised, and perhaps says how. */
export function keepPromise(
  incident: Incident,
  number: number,
  said: Said,
  by: Author,
  cadences: Cadences,
  now: Date,
): Outcome<Change> {
  const promise = incident.promises.find((open) => open.number === number);
  if (!promise) return noSuchPromise(incident, number);
  if (isNextUpdate(promise)) return settledByUpdate(incident, promise);
  // There is one postmortem, however often it was promised.
  const isIt = (open: PromiseRecord) =>
    open === promise || (promise.kind === 'postmortem' && open.kind === 'postmortem');
  const ledger = endAll(ledgerOf(incident), isIt, 'kept', { seq: incident.version + 1, at: now });
  return done(
    step(
      incident,
      // Nothing waits for that event any more: the cadence rings again.
      {
        ...settled(ledger),
        ...(waitsFor(incident, promise) ? { next: paceOf(incident, cadences, now) } : {}),
      },
      { kind: 'promise_kept', by, said, detail: { promise: number, words: promise.words }, now },
      { promises: ledger.touched },
    ),
  );
}

/** Gives a promise another date, and says why: people outside were told the old one. */
export function movePromise(
  incident: Incident,
  number: number,
  to: Date,
  why: Said,
  by: Author,
  now: Date,
): Outcome<Change> {
  const { id } = incident;
  const promise = incident.promises.find((open) => open.number === number);
  const line = `/incident #${id} promise move ${number} <date>: <why>`;
  if (!promise) return noSuchPromise(incident, number);
  if (promise.kind === 'update')
    return promise.event === null ? settledByUpdate(incident, promise) : waits(incident, promise);
  if (why.text === '') return refuse('empty_text', 'Say why its date moves.', line);
  if (to <= now) return refuse('past', 'Its new date lies in the past.', line);
  const moment = { seq: incident.version + 1, at: now };
  const { kind, words, due, origin } = promise;
  const ended = endAll(ledgerOf(incident), (open) => open === promise, 'moved', moment);
  const owner = { id: promise.by, zone: promise.zone };
  const again = newPromise(ended, { kind, due: to, event: null, words, by: owner, origin }, moment);
  const ledger = add(ended, { ...again, restates: number }, moment);
  // Nobody outside was told of a date that only our own rule set.
  const detail = {
    what: 'promise' as const,
    number: again.number,
    words,
    zone: again.zone,
    from: due?.toISOString() ?? null,
    to: to.toISOString(),
    public: origin !== 'rule',
  };
  return done(
    step(incident, settled(ledger), { kind: 'moved', by, said: why, detail, now }, { promises: ledger.touched }),
  );
}

const waitsFor = ({ next, status }: Incident, { kind, event }: PromiseRecord): boolean =>
  status !== 'resolved' && kind === 'update' && next.by === 'event' && next.words === event;

/** The clock rings for it, so only an update settles it; what waits for an event may be kept by saying so. */
const isNextUpdate = ({ kind, event }: PromiseRecord): boolean => kind === 'update' && event === null;

const settledByUpdate = ({ id }: Incident, { number }: PromiseRecord) =>
  refuse(
    'not_supported',
    `Promise ${number} of #${id} is its next update, which an update keeps.`,
    `/incident #${id} update <text>`,
    `/incident #${id} next 20m`,
  );

const waits = ({ id }: Incident, { number, event }: PromiseRecord) =>
  refuse(
    'not_supported',
    `Promise ${number} of #${id} waits for “${event}” and has no date to move.`,
    `/incident #${id} next 20m`,
    `/incident #${id} promise done ${number}`,
  );

const noSuchPromise = ({ id }: Incident, number: number) =>
  refuse('no_such_promise', `#${id} has no open promise ${number}.`, `/incident #${id} promise`);
