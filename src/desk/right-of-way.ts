import { setImmediate as turn } from 'node:timers/promises';

/** Milliseconds: however much is asked, what is told to others goes on. */
const patience = 200;

/** Milliseconds of such work after which it is looked whether somebody has come: each look costs a little. */
const slice = 1;

/** Milliseconds after an answer in which nothing is begun: whoever passes it on may need this very processor. */
const linger = 2;

/** Milliseconds between two slices while people still wait: however many they are, a little of the time is not theirs. */
const rest = 15;

/** Whoever waits for an answer goes first. What can be done a little later gives way to that. */
export function createRightOfWay() {
  let answering = 0;
  let goOn = () => {};
  let looked = 0;
  let line: Promise<void> = Promise.resolve();

  return {
    /** Somebody waits for this. */
    async take<T>(answer: Promise<T>): Promise<T> {
      answering += 1;
      return answer.finally(() => setTimeout(answered, linger));
    },
    /**
     * Resolves when nobody waits for an answer, or this has waited long enough; for one after another, so that whoever
     * types meanwhile is heard between them.
     */
    give(): Promise<void> {
      const until = performance.now() + patience;
      line = line.then(() => comeFirst(until));
      return line;
    },
  };

  function answered(): void {
    answering -= 1;
    if (answering === 0) goOn();
  }

  async function comeFirst(until: number): Promise<void> {
    if (performance.now() - looked > slice) {
      // Who came in this very turn has not been seen yet.
      await turn();
      if (answering > 0) await pause(rest);
      looked = performance.now();
    }
    const left = until - performance.now();
    if (answering > 0 && left > 0) await pause(left);
  }

  function pause(atMost: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, atMost);
      goOn = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

export type RightOfWay = ReturnType<typeof createRightOfWay>;
