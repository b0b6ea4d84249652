import { TryLater } from './follower.ts';
import type { Log } from './ports.ts';

interface Waiting {
  readonly timer?: NodeJS.Timeout;
  /** Slack has said for how long: before that it refuses. */
  readonly isTold?: boolean;
  again(): void;
}

/** Milliseconds until the next try, by how often it did not work; after that always the last. */
const patience = [500, 1000, 2000, 5000, 10_000, 30_000, 60_000];
const longest = 60_000;

/** Walks that wait for their next try. */
export function createRetries(log: Log) {
  const waiting = new Map<string, Waiting>();
  const attempts = new Map<string, number>();
  let stopped = false;

  return {
    isWaiting: (key: string): boolean => waiting.has(key),
    /** How often a walk has failed since it got on last. */
    failures: (key: string): number => attempts.get(key) ?? 0,
    gotOn: (key: string): void => void attempts.delete(key),

    /** @param about what a line of the log says beside the cause */
    later(key: string, about: object, error: unknown, walk: () => void): void {
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      const again = () => {
        waiting.delete(key);
        walk();
      };
      const known = error instanceof TryLater ? error : undefined;
      if (known?.until) {
        hold(key, known.until, again);
        return;
      }
      const after = known?.after ?? patience[attempt - 1] ?? longest;
      log.warn('will be told later', { ...about, attempt, after, cause: error });
      if (!stopped)
        waiting.set(key, { again, timer: setTimeout(again, after).unref(), isTold: known?.after !== undefined });
    },

    /** Whoever waits without having been told how long tries at once. */
    hurry(): void {
      for (const { timer, isTold, again } of [...waiting.values()]) {
        if (isTold) continue;
        clearTimeout(timer);
        again();
      }
    },

    stop(): void {
      stopped = true;
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };

  /** Who knows when it is worth another try has said why. */
  function hold(key: string, until: Promise<void>, again: () => void): void {
    const held: Waiting = { again };
    waiting.set(key, held);
    void until.then(() => waiting.get(key) === held && again());
  }
}
