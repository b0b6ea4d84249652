/** Slack's arguments, still as the form has them: what is not a word is JSON. */
export type Args = Readonly<Record<string, string | undefined>>;

export type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };

/** How it behaves. */
export interface Mood {
  /** Milliseconds until it answers. */
  readonly latency: number;
  /** Of a hundred calls so many fail: a third is not done, a third is done but not answered, a third is limited. */
  readonly failing: number;
  /** It takes every call and answers none. */
  readonly hangs: boolean;
}

export const well: Mood = { latency: 0, failing: 0, hangs: false };
