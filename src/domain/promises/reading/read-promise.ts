import type { PromiseKind } from '../kind.ts';

/** A promise as a text makes it: due at an instant, or bound to an event; with neither it is vague. */
export interface ReadPromise {
  readonly kind: PromiseKind;
  readonly due: Date | null;
  /** The words of the event it waits for. */
  readonly event: string | null;
  /** The words of the text that promise it. */
  readonly quote: string;
  /** Milliseconds, where it is a cadence; `due` is its first beat. */
  readonly every: number | null;
  /** Why its author should be asked: what was said has gone by, or its weekday belies its date. */
  readonly ask: 'past' | 'weekday' | null;
}
