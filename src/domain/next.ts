import { headsUpFor } from './ringing.ts';

/**
 * When everybody hears the next update. `cadence`: by severity; `promise`: somebody said so; `event`: when something
 * happens; `none`: nobody waits, and somebody said why.
 */
export interface NextUpdate {
  readonly by: 'cadence' | 'promise' | 'event' | 'none';
  readonly due: Date | null;
  /** The words of the promise or the event, or the reason why there is none. */
  readonly words: string;
  /** When that was settled: the interval runs from here to `due`. */
  readonly since: Date | null;
  /** Milliseconds from update to update, where somebody promised a rhythm: "every 20 minutes". */
  readonly every: number | null;
  /** When those who answer for it are told in advance; null where they were, or the interval is short. */
  readonly headsUp: Date | null;
  /** When it rings next; null when it will not. */
  readonly ringAt: Date | null;
  /** How often it rang: once when it is due, then the escalation. */
  readonly rings: number;
}

interface Timed {
  readonly by: 'cadence' | 'promise';
  readonly due: Date;
  readonly since: Date;
  readonly words?: string;
  readonly every?: number | null;
}

/** A next update with a time, and when it rings. */
export const nextAt = ({ by, due, since, words = '', every = null }: Timed): NextUpdate => ({
  by,
  due,
  words,
  since,
  every,
  headsUp: headsUpFor(since, due),
  ringAt: due,
  rings: 0,
});

const untimed = { due: null, since: null, every: null, headsUp: null, ringAt: null, rings: 0 } as const;

/** When something happens: no clock rings for it. */
export const nextWhen = (event: string): NextUpdate => ({ ...untimed, by: 'event', words: event });

/** Nobody waits, and why. */
export const nextNone = (why: string): NextUpdate => ({ ...untimed, by: 'none', words: why });

/** Nothing is owed: of an incident that is over. */
export const nothingDue: NextUpdate = nextNone('');

/** Its time has come and gone, whoever rang or snoozed since. */
export const isOverdue = ({ due, rings, ringAt }: NextUpdate): boolean =>
  due !== null && (rings > 0 || (ringAt !== null && ringAt > due));
