/** The shape of what every reader of a deadline gives. */
import type { Due } from './due.ts';

/** When a promise is due, as a text says it from one place to another. */
export interface Deadline {
  readonly due: Due | null;
  /** Milliseconds from one beat to the next, where it comes again and again. */
  readonly every: number | null;
  /** Where in the text the event it waits for stands. */
  readonly event: readonly [from: number, to: number] | null;
  /** Counted from the post: "in 20 minutes", unlike "at 15:30". */
  readonly counted: boolean;
  readonly from: number;
  readonly to: number;
}

export const isTimed = ({ due }: Deadline): boolean => due instanceof Date;

/** A deadline of which nothing is known but its words. */
export const vagueAt = (from: number, to: number): Deadline => ({
  due: 'vague',
  every: null,
  event: null,
  counted: false,
  from,
  to,
});
