/** So many follow one another at once, and after that there is one in so many milliseconds. */
interface Measure {
  readonly atOnce: number;
  readonly every: number;
}

/** More than these are hardly busy at once; of the others nothing need be remembered. */
const most = 1000;

/** Keeps what happens again and again at a pace, by what it is. */
export function createPace({ atOnce, every }: Measure) {
  /** When each has made up for all it did. */
  const free = new Map<string, number>();
  const waiting = new Set<() => void>();

  return {
    /** Resolves when its turn has come. */
    async turn(key: string): Promise<void> {
      const wait = take(key);
      if (wait > 0) await pause(wait);
    },
    /** Nobody waits any longer. */
    stop(): void {
      for (const resolve of waiting) resolve();
    },
  };

  /** Milliseconds. */
  function take(key: string): number {
    const now = performance.now();
    const since = Math.max(now, free.get(key) ?? 0);
    if (free.size >= most) forget(now);
    free.set(key, since + every);
    return Math.max(0, since - now - (atOnce - 1) * every);
  }

  function forget(now: number): void {
    for (const [key, at] of free) if (at <= now) free.delete(key);
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const goOn = () => {
        clearTimeout(timer);
        waiting.delete(goOn);
        resolve();
      };
      const timer = setTimeout(goOn, milliseconds).unref();
      waiting.add(goOn);
    });
  }
}
