import type { Health } from './server.ts';
import { soon } from './soon.ts';

interface Parts {
  /** Writes something into the record. Throws what keeps it from that. */
  readonly tryOut: () => Promise<void>;
  /** That fault in a sentence, with what to do. */
  readonly explain: (fault: unknown) => string;
  /** What works only in part, in words; undefined where it works. */
  readonly troubles: ReadonlyArray<() => Trouble | Promise<Trouble>>;
}

type Trouble = string | readonly string[] | undefined;

/** Milliseconds that a try counts for: whoever asks all the time must not write all the time. */
const fresh = 2000;

/** How Sitrep is: whether it can record, found out by recording something, and what works only in part. */
export function createHealth({ tryOut, explain, troubles }: Parts) {
  let tried: Try | undefined;
  /** What came of the last try that is over. */
  let known: Fault | undefined;

  return {
    /** The record has refused something: who asks next is not told of an older try. */
    doubt(): void {
      tried = undefined;
    },

    async look(): Promise<Health> {
      const now = performance.now();
      // One that takes long is waited for: a record that goes on refusing must not seem to be slow instead.
      if (!tried || (tried.isOver && now - tried.at >= fresh)) tried = begin(now);
      const [failed, found] = await Promise.all([
        soon(tried.fault, known ?? slow),
        // What cannot be told while the record is away is told when it is back.
        Promise.all(troubles.map(async (trouble) => soon(Promise.resolve(trouble()), undefined).catch(none))),
      ]);
      const degraded = found.flat().filter((words): words is string => words !== undefined);
      if (failed === undefined) return { ready: true, degraded };
      // It may be taken all the same: commands are, and are answered when it is.
      if (typeof failed === 'string') return { ready: true, degraded: [...degraded, slow] };
      return { ready: false, because: explain(failed.fault), degraded };
    },
  };

  function begin(at: number): Try {
    const begun: Try = { at, isOver: false, fault: tryOut().then(none, (fault: unknown) => ({ fault })) };
    void begun.fault.then((fault) => {
      begun.isOver = true;
      known = fault;
    });
    return begun;
  }
}

interface Fault {
  readonly fault: unknown;
}

interface Try {
  readonly at: number;
  isOver: boolean;
  readonly fault: Promise<Fault | undefined>;
}

const slow = 'the database is slow: answers may follow their acknowledgement';

const none = () => undefined;
