import type { Log } from '../../desk/ports.ts';

interface Parts {
  readonly record: {
    /** Grows with everything that is written. */
    written(): number;
    /** Carries what lies in SQLite's log over into the file itself. Throws where the disk does not take it. */
    carryOver(): void;
  };
  /** Resolves when nobody waits for an answer. */
  readonly giveWay: () => Promise<void>;
  readonly log: Log;
  /** Milliseconds between two looks whether something was written. */
  readonly every?: number | undefined;
}

/**
 * Carries what was written over from SQLite's log into the file, while nobody waits for an answer. Left to itself SQLite
 * does so in the middle of somebody's commit, and oftener: at 100 commands a second every 0.7 s, for 4 ms.
 */
export function keepCarryingOver({ record, giveWay, log, every = 3000 }: Parts): { stop(): Promise<void> } {
  let upTo = record.written();
  let running: Promise<void> | undefined;
  let isOff = false;
  let hasFailed = false;

  const timer = setInterval(() => {
    running ??= carry().finally(() => {
      running = undefined;
    });
  }, every).unref();

  return {
    async stop(): Promise<void> {
      isOff = true;
      clearInterval(timer);
      await running;
    },
  };

  async function carry(): Promise<void> {
    try {
      const written = record.written();
      if (written === upTo) return;
      await giveWay();
      if (isOff) return;
      record.carryOver();
      upTo = written;
      hasFailed = false;
    } catch (cause) {
      // Nothing is lost: it is in the log, and whoever types next hears whether the disk takes anything.
      if (!hasFailed) log.warn('what was written is safe, but was not carried over into the database file', { cause });
      hasFailed = true;
    }
  }
}
