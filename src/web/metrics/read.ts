import { Gauge, type Registry } from 'prom-client';
import type { Lag } from '../../desk/stalls.ts';
import { soon } from '../soon.ts';

/** What is asked for at each scrape. Each must be cheap, however much is recorded. */
export interface Readings {
  /** Incidents that are open, drills apart, and alarms that have not rung. */
  counts(): Promise<{ readonly open: number; readonly alarms: number }>;
  /** How far each follower is behind. */
  lags(): Promise<readonly Lag[]>;
  /** Jobs in the queue by their state; none where there is no Redis. */
  queue(): Promise<Readonly<Record<string, number>>>;
  /** Whether Slack takes what is sent. */
  slackTakes(): boolean;
}

export function read(registry: Registry, { counts, lags, queue, slackTakes }: Readings): void {
  const registers = [registry];
  /** One look gives more than one figure. */
  const both = shared(counts);
  const behind = shared(lags);
  new Gauge({
    name: 'sitrep_open_incidents',
    help: 'Incidents that are not resolved, drills apart',
    registers,
    async collect() {
      this.set((await both())?.open ?? Number.NaN);
    },
  });
  new Gauge({
    name: 'sitrep_alarms_pending',
    help: 'Alarms that have not rung',
    registers,
    async collect() {
      this.set((await both())?.alarms ?? Number.NaN);
    },
  });
  new Gauge({
    name: 'sitrep_follower_lag_entries',
    help: 'Entries that a follower has not told, of all incidents; what waits for another follower is not counted',
    labelNames: ['follower'],
    registers,
    async collect() {
      this.reset();
      for (const { follower, entries } of (await behind()) ?? []) this.set({ follower }, entries);
    },
  });
  new Gauge({
    name: 'sitrep_follower_oldest_untold_seconds',
    help: 'Age of the oldest of those entries',
    labelNames: ['follower'],
    registers,
    async collect() {
      this.reset();
      for (const { follower, oldest } of (await behind()) ?? []) this.set({ follower }, oldest / 1000);
    },
  });
  new Gauge({
    name: 'sitrep_queue_depth',
    help: 'Jobs of the alarm queue, by state; absent while the Redis or PostgreSQL that holds it is away',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      for (const [state, jobs] of Object.entries(await queue())) this.set({ state }, jobs);
    },
  });
  new Gauge({
    name: 'sitrep_slack_up',
    help: '1 while Slack takes what is sent, 0 while it takes nothing or refuses the token',
    registers,
    collect() {
      this.set(slackTakes() ? 1 : 0);
    },
  });
}

/** Those who ask while it is being looked for get the same; nothing where the record is slow or away just now. */
function shared<T>(look: () => Promise<T>): () => Promise<T | undefined> {
  let looking: Promise<T | undefined> | undefined;
  return () => {
    looking ??= look()
      .catch(() => undefined)
      .finally(() => {
        looking = undefined;
      });
    return soon(looking, undefined);
  };
}
