/** Does what concerns one thing one after another, in the order it came. */
export function createTurns() {
  const last = new Map<string, Promise<unknown>>();

  return {
    async run(about: string, work: () => Promise<unknown>): Promise<void> {
      const mine = (last.get(about) ?? Promise.resolve()).then(work, work);
      last.set(about, mine);
      try {
        await mine;
      } finally {
        if (last.get(about) === mine) last.delete(about);
      }
    },
    /** Resolves when all that is under way is done. */
    idle: (): Promise<unknown> => Promise.allSettled(last.values()),
  };
}

export type Turns = ReturnType<typeof createTurns>;
