/** The walks that an earlier process left unfinished, until each has come to its end. */
export function createLeftOver() {
  const walks = new Set<string>();
  const waiting: Array<() => void> = [];

  return {
    add: (walk: string): void => void walks.add(walk),
    done(walk: string): void {
      if (walks.delete(walk) && walks.size === 0) for (const resolve of waiting.splice(0)) resolve();
    },
    /** Resolves when none is left: hours later, where Slack is away. */
    over: (): Promise<void> => (walks.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
