import type { Health } from './server.ts';

interface Parts {
  /** Writes something into the record. Throws what keeps it from that. */
  readonly tryOut: () => Promise<void>;
  /** That fault in a sentence, with what to do. */
  readonly explain: (fault: unknown) => string;
  /** What works only in part, in words; undefined where it works. */
  readonly troubles: ReadonlyArray<() => Promise<string | undefined> | string | readonly string[] | undefined>;
}

/** Milliseconds that a try counts for: whoever asks all the time must not write all the time. */
const fresh = 2000;

/** How Sitrep is: whether it can record, found out by recording something, and what works only in part. */
export function createHealth({ tryOut, explain, troubles }: Parts) {
  let tried: { readonly at: number; readonly fault: Promise<unknown> } | undefined;

  return {
    /** The record has refused something: who asks next is not told of an older try. */
    doubt(): void {
      tried = undefined;
    },

    async look(): Promise<Health> {
      const now = performance.now();
      if (!tried || now - tried.at >= fresh) tried = { at: now, fault: tryOut().then(none, (fault) => ({ fault })) };
      const [failed, found] = await Promise.all([tried.fault, Promise.all(troubles.map((trouble) => trouble()))]);
      const degraded = found.flat().filter((words): words is string => words !== undefined);
      if (failed === undefined) return { ready: true, degraded };
      return { ready: false, because: explain((failed as { fault: unknown }).fault), degraded };
    },
  };
}

const none = () => undefined;
