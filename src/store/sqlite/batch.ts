import type { Database } from 'better-sqlite3';

interface Write {
  /** It must outlast the machine, and not only this process. */
  readonly lasts: boolean;
  run(): void;
  resolve(): void;
  reject(cause: unknown): void;
}

/** Milliseconds that a write nobody waits for waits for company. */
const aMoment = 50;

/**
 * Writes everything asked for in one turn of the event loop in one transaction, so that a burst waits for the disk once
 * and not once each. Every write is whole or undone by itself; whoever asked for it hears when it is written. `check` is
 * asked before each transaction, and throws where nothing should be written.
 */
export function createBatch(db: Database, check: () => void = () => {}) {
  let waiting: Write[] = [];
  let flushing: NodeJS.Immediate | undefined;
  let later: NodeJS.Timeout | undefined;

  const synced = db.prepare('pragma synchronous = full');
  const unsynced = db.prepare('pragma synchronous = normal');
  const each = db.transaction((write: Write) => write.run());
  const all = db.transaction((writes: readonly Write[]) =>
    writes.map((write) => {
      try {
        each(write);
        return write.resolve;
      } catch (cause) {
        // SQLite gives up the whole transaction where the disk is full: then nothing of the turn may seem written.
        if (!db.inTransaction) throw cause;
        return () => write.reject(cause);
      }
    }),
  );

  return {
    /** On disk when it resolves: it outlasts a power cut. */
    add(run: () => void): Promise<void> {
      return soon(run, true);
    },
    /**
     * For what can be found out again: it outlasts the death of this process, but a power cut in the second after it may
     * take it along. The disk is not waited for.
     */
    addTraceable(run: () => void): Promise<void> {
      return soon(run, false);
    },
    /** The same for what nobody waits for: it goes along with the next write, or alone after a moment. */
    addInPassing(run: () => void): Promise<void> {
      later ??= setTimeout(flush, aMoment).unref();
      return wait(run, false);
    },
    flush,
  };

  function soon(run: () => void, lasts: boolean): Promise<void> {
    flushing ??= setImmediate(flush);
    return wait(run, lasts);
  }

  function wait(run: () => void, lasts: boolean): Promise<void> {
    return new Promise((resolve, reject) => waiting.push({ lasts, run, resolve, reject }));
  }

  function flush(): void {
    clearImmediate(flushing);
    clearTimeout(later);
    flushing = undefined;
    later = undefined;
    const writes = waiting;
    waiting = [];
    if (writes.length === 0) return;
    try {
      check();
      for (const settle of written(writes)) settle();
    } catch (cause) {
      // The disk is full, say: then nothing of the turn is written.
      for (const { reject } of writes) reject(cause);
    }
  }

  function written(writes: readonly Write[]): ReadonlyArray<() => void> {
    if (writes.some(({ lasts }) => lasts)) return all.immediate(writes);
    unsynced.run();
    try {
      return all.immediate(writes);
    } finally {
      synced.run();
    }
  }
}

export type Batch = ReturnType<typeof createBatch>;
