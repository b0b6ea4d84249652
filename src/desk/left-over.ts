/** The walks that an earlier process left unfinished, until each has come to its end. */
export function createLeftOver() {
  /** With the incident of each. */
  const walks = new Map<string, number>();
  /** Taken from somebody else, and not looked at yet. */
  const settling = new Set<number>();
  const waiting: Array<() => void> = [];

  return {
    add: (walk: string, incidentId: number): void => void walks.set(walk, incidentId),
    settling,
    /** Of which something may stand at Slack without a receipt. */
    incidents: (): Iterable<number> => [...settling, ...walks.values()],
    done(walk: string): void {
      if (walks.delete(walk) && walks.size === 0) for (const resolve of waiting.splice(0)) resolve();
    },
    /** Resolves when none is left: hours later, where Slack is away. */
    over: (): Promise<void> => (walks.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

export type LeftOver = ReturnType<typeof createLeftOver>;
