/** A time in a text that does not fit, as one question for its author. */
export interface Doubt {
  readonly kind: 'fix' | 'contradiction' | 'weekday' | 'future';
  /** The same for the same pair, however often it is said: a caller that keeps it never asks twice. */
  readonly key: string;
  /** The words of the new text, verbatim. */
  readonly words: string;
  /** The number of the entry it differs from. */
  readonly against: number | null;
  /** One question in plain words. */
  readonly sentence: string;
}
