import type { Store } from '../../desk/ports.ts';
import type { Context } from '../followers/context.ts';

/** What looks at Slack, and puts back what is gone. */
export interface Rebuilding extends Context {
  readonly store: Store;
}

/** Entries that followers are to tell once more, by follower. */
export type Again = Map<string, Set<number>>;

/** Something at Slack that is not as the record has it. */
export interface Gone {
  readonly what: string;
  /** How it is, in words. */
  readonly words: string;
  /** What brings it back: `opens another`. Undefined where only people can. */
  readonly cure?: string;
  /** Brings it back, or makes its followers do so. Throws what `ask` throws. */
  mend(again: Again): Promise<void>;
}

/** Adds to them. */
export function wantAgain(again: Again, follower: string, seqs: readonly number[]): void {
  again.set(follower, new Set([...(again.get(follower) ?? []), ...seqs]));
}
