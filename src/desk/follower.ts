import type { Incident } from '../domain/incident.ts';
import type { Entry } from '../domain/timeline.ts';
import type { Receipt, ReceiptKey } from './ports.ts';

/** The key as a message carries it: the hash of its entry shows later whether the record was changed since. */
export interface PostKey extends ReceiptKey {
  readonly hash?: string | undefined;
}

/** One Slack call in the telling of an entry. A message carries the key, so that it can be found again. */
export interface Step {
  do(key: PostKey): Promise<Omit<Receipt, 'untold'>>;
  /** Looks at Slack whether an earlier attempt got through. Left out where doing it twice does no harm. */
  find?(key: ReceiptKey, since: string): Promise<Omit<Receipt, 'untold'> | undefined>;
}

export interface Telling {
  /** As it is now, perhaps already further than the entry. */
  readonly incident: Incident;
  readonly entry: Entry;
  /** Does a step unless its receipt is there; where an earlier attempt is in doubt, looks for it first. */
  once(step: string, call: Step): Promise<Receipt>;
}

/** Tells each entry once, in order. `wait`: it cannot be told before a later entry is there (the channel is opening). */
export interface Teller {
  readonly name: string;
  tell(telling: Telling): Promise<'told' | 'wait'>;
}

/** Shows the latest state only; many changes may become one painting. `wait`: there is nothing to paint on yet. */
export interface Painter {
  readonly name: string;
  paint(incident: Incident): Promise<'painted' | 'wait'>;
  /** Another bot may have painted over what this one showed. */
  forget?(): void;
}

export type Follower = Teller | Painter;

/** It may work later: Slack is slow, limited or away. `doubt`: it may even have worked. */
export class TryLater extends Error {
  readonly after: number | undefined;
  /** There is no use in trying before this resolves; whoever waits for it need not say so. */
  readonly until: Promise<void> | undefined;
  readonly doubt: boolean;

  /** `after`: milliseconds, when Slack says how long. */
  constructor(
    message: string,
    { after, until, doubt = false, cause }: { after?: number; until?: Promise<void>; doubt?: boolean; cause?: unknown },
  ) {
    super(message, { cause });
    this.after = after;
    this.until = until;
    this.doubt = doubt;
  }
}

/** It will never work: the channel is gone, an administrator forbids it. */
export class NeverTold extends Error {
  /** It is said once for all it concerns, and not about each entry. */
  readonly saidElsewhere: boolean = false;
}

/** A fault of our own code. */
export const isFault = (error: unknown): error is Error =>
  error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
