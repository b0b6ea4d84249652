import type { Postgres } from './connection.ts';

interface Parts {
  readonly db: Pick<Postgres, 'once'>;
  /** Our clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** Milliseconds between two looks. */
  readonly every?: number;
}

/** Milliseconds from which on it is said: reminders would ring that much early or late, and times be out of order. */
const tooFar = 500;

/** Compares our clock with PostgreSQL's, which all bots on one record have in common. */
export function watchClock({ db, now = Date.now, every = 5000 }: Parts) {
  /** Milliseconds by which ours is ahead, as far as that is sure: the answer takes its time. */
  let ahead = 0;
  const timer = setInterval(() => void look(), every).unref();
  void look();

  return {
    look,

    /** Undefined while the clocks agree, else what is wrong. */
    trouble(): string | undefined {
      if (Math.abs(ahead) < tooFar) return undefined;
      const seconds = (Math.abs(ahead) / 1000).toFixed(1);
      const how = ahead > 0 ? 'ahead of' : 'behind';
      return `the clock of this machine is ${seconds} s ${how} PostgreSQL's: times and reminders are off by as much; set both by NTP`;
    },

    stop: (): void => clearInterval(timer),
  };

  /** A record that is away is somebody else's trouble. */
  async function look(): Promise<void> {
    const before = now();
    const began = performance.now();
    const sql = 'select extract(epoch from clock_timestamp()) * 1000 as at';
    const row = await db.once.get<{ at: number | string }>(sql).catch(() => undefined);
    if (!row) return;
    const doubt = (performance.now() - began) / 2;
    const off = before + doubt - Number(row.at);
    ahead = Math.sign(off) * Math.max(0, Math.abs(off) - doubt);
  }
}
