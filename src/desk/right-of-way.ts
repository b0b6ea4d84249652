import { setImmediate as turn } from 'node:timers/promises';

/** Milliseconds: however much is asked, what is told to others goes on. */
const patience = 200;

/** Whoever waits for an answer goes first. What can be done a little later gives way to that. */
export function createRightOfWay() {
  const waiting = new Set<() => void>();
  let answering = 0;

  return {
    /** Somebody waits for this. */
    async take<T>(answer: Promise<T>): Promise<T> {
      answering += 1;
      return answer.finally(() => {
        answering -= 1;
        if (answering === 0) for (const goOn of waiting) goOn();
      });
    },
    /** Resolves when nobody waits for an answer, or some have waited long enough. */
    async give(): Promise<void> {
      // Who came in this very turn has not been seen yet.
      await turn();
      if (answering > 0) await pause();
    },
  };

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const goOn = () => {
        clearTimeout(timer);
        waiting.delete(goOn);
        resolve();
      };
      const timer = setTimeout(goOn, patience);
      waiting.add(goOn);
    });
  }
}

export type RightOfWay = ReturnType<typeof createRightOfWay>;
