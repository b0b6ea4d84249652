export type Predicate<T> = () => T | undefined | null | false | Promise<T | undefined | null | false>;

/** Something that says when it has changed. */
export type Watched = { onChange(listener: () => void): () => void; describe(): string };

// Predicates may also ask about things outside this Slack, which ring no bell.
const glanceMs = 40;

/**
 * Looks again after each change, until the predicate gives something. One look runs at a time, and all changes during
 * a look lead to one more. An `expect` that fails inside the predicate counts as "not yet".
 */
export function waitFor<T>(watched: Watched, predicate: Predicate<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let looking = false;
    let changed = false;
    let over = false;
    let complaint: unknown;

    const finish = (settle: () => void) => {
      over = true;
      clearTimeout(timer);
      clearInterval(glances);
      stop();
      settle();
    };
    const look = async () => {
      if (looking) {
        changed = true;
        return;
      }
      looking = true;
      do {
        changed = false;
        try {
          const found = await predicate();
          if (over) return;
          if (found) return finish(() => resolve(found));
        } catch (error) {
          complaint = error;
        }
      } while (changed && !over);
      looking = false;
    };
    const timer = setTimeout(
      () =>
        finish(() => {
          const why = complaint instanceof Error ? `\nLast complaint: ${complaint.message}` : '';
          reject(new Error(`Waited ${ms} ms in vain for ${predicate}\n${watched.describe()}${why}`));
        }),
      ms,
    );
    const glances = setInterval(() => void look(), glanceMs);
    const stop = watched.onChange(() => void look());
    void look();
  });
}
