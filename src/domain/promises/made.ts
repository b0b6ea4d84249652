import type { Author } from '../change.ts';
import type { Made } from '../timeline.ts';
import { type Ledger, type Moment, make } from './ledger.ts';
import { newPromise } from './new.ts';
import type { ReadPromise } from './reading/read.ts';
import type { PromiseRecord } from './record.ts';

/** Writes down what a text promises, one after the other. */
export const makeAll = (ledger: Ledger, said: readonly ReadPromise[], by: Author, moment: Moment): Ledger =>
  said.reduce((left, { kind, due, event, quote }) => {
    const record = newPromise(left, { kind, due, event, words: quote, by, origin: 'said' }, moment);
    return make(left, record, moment);
  }, ledger);

/** What an entry says of the promises that it made. */
export const madeIn = ({ touched }: Ledger, seq: number): readonly Made[] =>
  touched.filter((promise) => promise.madeIn === seq).map(madeOf);

export const madeOf = ({ number, kind, due, event, words, zone, restates, origin }: PromiseRecord): Made => ({
  number,
  kind,
  due: due?.toISOString() ?? null,
  event,
  words,
  zone,
  restates,
  ...(origin === 'rule' ? { owed: true as const } : {}),
});
