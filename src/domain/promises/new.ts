import type { Author } from '../change.ts';
import type { Ledger, Moment } from './ledger.ts';
import type { PromiseRecord } from './record.ts';

type Given = Pick<PromiseRecord, 'kind' | 'due' | 'event' | 'words'> & {
  readonly by: Pick<Author, 'id' | 'zone'>;
  readonly origin?: PromiseRecord['origin'];
};

/** A promise that nothing has happened to yet; by hand, unless it is said otherwise. */
export const newPromise = (
  { made }: Ledger,
  { kind, due, event, words, by, origin = 'hand' }: Given,
  { seq, at }: Moment,
): PromiseRecord => ({
  number: made + 1,
  kind,
  due,
  event,
  words,
  by: by.id,
  zone: by.zone ?? 'UTC',
  origin,
  madeIn: seq,
  madeAt: at,
  restates: null,
  ended: null,
  endedIn: null,
  endedAt: null,
  lateBy: null,
  chaseAt: null,
});
