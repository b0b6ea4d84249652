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

/** A sentence while it is read. */
export interface Reading {
  /** In small letters, see `plainText`. */
  readonly text: string;
  /** The same, letter for letter, as it was written: capitals tell `Next` from `next` and a zone from a word. */
  readonly written: string;
  readonly zone: string;
  readonly now: Date;
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
