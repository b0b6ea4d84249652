import type { Database } from 'better-sqlite3';

interface Write {
  run(): void;
  resolve(): void;
  reject(cause: unknown): void;
}

/** Milliseconds that a write nobody waits for waits for company. */
const aMoment = 50;

/**
 * Writes everything asked for in one turn of the event loop in one transaction, so that a burst waits for the disk once
 * and not once each. Every write is whole or undone by itself; whoever asked for it hears when it is on disk. `check` is
 * asked before each transaction, and throws where nothing should be written.
 */
export function createBatch(db: Database, check: () => void = () => {}) {
  let waiting: Write[] = [];
  let flushing: NodeJS.Immediate | undefined;
  let later: NodeJS.Timeout | undefined;

  const each = db.transaction((write: Write) => write.run());
  /** A write that has no company is undone with its transaction. */
  const alone = db.transaction((writes: readonly Write[]) =>
    writes.map((write) => {
      write.run();
      return write.resolve;
    }),
  );
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
    add(run: () => void): Promise<void> {
      flushing ??= setImmediate(flush);
      return wait(run);
    },
    /** For what nobody waits for: it goes along with the next write, or alone after a moment. */
    addInPassing(run: () => void): Promise<void> {
      later ??= setTimeout(flush, aMoment).unref();
      return wait(run);
    },
    flush,
  };

  function wait(run: () => void): Promise<void> {
    return new Promise((resolve, reject) => waiting.push({ run, resolve, reject }));
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
      for (const settle of (writes.length === 1 ? alone : all).immediate(writes)) settle();
    } catch (cause) {
      // The disk is full, say: then nothing of the turn is written.
      for (const { reject } of writes) reject(cause);
    }
  }
}

export type Batch = ReturnType<typeof createBatch>;
