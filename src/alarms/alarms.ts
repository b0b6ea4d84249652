import type { Alarms, Clock, Log } from '../desk/ports.ts';
import type { Alarm } from '../domain/alarm.ts';
import { type Place, placeOf } from './place.ts';
import { type AlarmQueue, awayWords, type Daily, postgresName, redisName } from './queue.ts';
import type { ManagedRedis } from './redis-server.ts';
import { sweep } from './sweep.ts';

interface Parts {
  /** Where the queue lies (`placeOf`). Unset: in a Redis of our own. */
  readonly queueUrl: string | undefined;
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
 * The alarm clock: the sweep from the first moment on, and BullMQ as soon as Redis or PostgreSQL answers. Without any, the
 * sweep rings alone, up to a second late.
 */
export function createAlarms({ queueUrl, prefix, pending, ring, daily, clock, log, sweepEvery }: Parts) {
  const isPostgres = queueUrl !== undefined && placeOf(queueUrl).kind === 'postgres';
  const placeName = isPostgres ? postgresName : redisName;
  let sweeping: ReturnType<typeof sweep> | undefined;
  let queue: AlarmQueue | undefined;
  let redis: ManagedRedis | undefined;
  let starting: Promise<void> | undefined;
  /** Until its client is loaded nobody knows whether it is away. */
  let isTried = false;

  return {
    /** Returns at once; the queue joins when its place answers. */
    start(): void {
      sweeping = sweep({ due: pending, ring, also: daily?.look, clock, log, every: sweepEvery });
      starting = startQueue();
    },
    arm: (alarms: readonly Alarm[]) => queue?.arm(alarms),
    /** Jobs by their state; none where their place is away. */
    depth: async (): Promise<Record<string, number>> => (await queue?.depth()) ?? {},
    /** Undefined when all is well, else what is not. */
    trouble: (): string | undefined => (queue ? queue.trouble() : isTried ? awayWords(placeName) : undefined),
    async stop() {
      await starting;
      await sweeping?.stop();
      await queue?.stop();
      await redis?.stop();
    },
  } satisfies Alarms & { start(): void; trouble(): string | undefined; depth(): Promise<Record<string, number>> };

  async function startQueue(): Promise<void> {
    try {
      const url = queueUrl ?? (await startOwn());
      if (url === undefined) log.warn('There is no redis-server here: the sweep rings the alarms, up to a second late');
      else queue = await openQueue(placeOf(url));
    } catch (cause) {
      log.warn('The queue did not start: the sweep rings the alarms, up to a second late', { cause });
    } finally {
      isTried = true;
    }
  }

  async function startOwn(): Promise<string | undefined> {
    redis = await (await import('./redis-server.ts')).startRedis({ log });
    return redis?.url;
  }

  /** Loads what it needs and no more: the client of Redis, or that of PostgreSQL. */
  async function openQueue(place: Place): Promise<AlarmQueue> {
    const parts = { prefix, ring, pending, daily, clock, log };
    if (place.kind === 'postgres') return (await import('./postgres-queue.ts')).openPostgresQueue(place.url, parts);
    return (await import('./redis-queue.ts')).openRedisQueue(place, parts);
  }
}
