/** Runs work of one key one after another, and of different keys side by side. */
export function createLanes() {
  const tails = new Map<string, Promise<unknown>>();

  return {
    run<T>(key: string, work: () => Promise<T>): Promise<T> {
      const before = tails.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      const tail = mine.catch(() => {}).then(() => void (tails.get(key) === tail && tails.delete(key)));
      tails.set(key, tail);
      return mine;
    },
    /** Resolves when nothing is left to run. */
    async idle(): Promise<void> {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
