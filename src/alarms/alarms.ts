import type { Alarms, Clock, Log } from '../desk/ports.ts';
import type { Alarm } from '../domain/alarm.ts';
import { type Daily, openBullmq } from './bullmq.ts';
import { type ManagedRedis, startRedis } from './redis-server.ts';
import { sweep } from './sweep.ts';

interface Parts {
  /** Unset: a Redis of our own. */
  readonly redisUrl: string | undefined;
  readonly prefix: string;
  /** Alarms that have not rung; with a moment, those due by then. */
  readonly pending: (dueBy?: Date) => Promise<Alarm[]>;
  readonly ring: (alarm: Alarm) => Promise<unknown>;
  /** What comes back day after day, beside the alarms. */
  readonly daily?: Daily | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds between two looks of the sweep; a second unless said. */
  readonly sweepEvery?: number | undefined;
}

/**
 * The alarm clock: the sweep from the first moment on, and BullMQ as soon as there is a Redis. Without any, the sweep
 * rings alone, up to a second late.
 */
export function createAlarms({ redisUrl, prefix, pending, ring, daily, clock, log, sweepEvery }: Parts) {
  let sweeping: ReturnType<typeof sweep> | undefined;
  let queue: ReturnType<typeof openBullmq> | undefined;
  let redis: ManagedRedis | undefined;
  let starting: Promise<void> | undefined;

  return {
    /** Returns at once; the queue joins when Redis answers. */
    start(): void {
      sweeping = sweep({ due: pending, ring, also: daily?.look, clock, log, every: sweepEvery });
      starting = startQueue();
    },
    arm: (alarms: readonly Alarm[]) => queue?.arm(alarms),
    /** Jobs by their state; none where Redis is away. */
    depth: async (): Promise<Record<string, number>> => (await queue?.depth()) ?? {},
    /** Undefined when all is well, else what is not. */
    trouble: (): string | undefined => (queue?.isReady() ? undefined : 'Redis is away: alarms may ring a second late'),
    async stop() {
      await starting;
      await sweeping?.stop();
      await queue?.stop();
      await redis?.stop();
    },
  } satisfies Alarms & { start(): void; trouble(): string | undefined; depth(): Promise<Record<string, number>> };

  async function startQueue(): Promise<void> {
    try {
      redis = redisUrl === undefined ? await startRedis({ log }) : undefined;
      const url = redisUrl ?? redis?.url;
      if (url === undefined) log.warn('There is no redis-server here: the sweep rings the alarms, up to a second late');
      else queue = openBullmq({ url, prefix, ring, pending, daily, clock, log });
    } catch (cause) {
      log.warn('Redis did not start: the sweep rings the alarms, up to a second late', { cause });
    }
  }
}
