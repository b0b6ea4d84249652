import { Queue, Worker } from 'bullmq';
import type { Place } from './place.ts';
import {
  type AlarmQueue,
  armAll,
  armSome,
  awayWords,
  type Data,
  depthOf,
  type Parts,
  redisName,
  worked,
  working,
} from './queue.ts';
import { evictionPolicy, openRedis, quietly } from './redis-client.ts';

const name = 'alarms';
/** Milliseconds between two looks whether somebody has emptied Redis. */
const lookEvery = 1000;
/** Milliseconds that taking leave may last. */
const leave = 1000;

/** The queue in a Redis, whichever. Throws where what the address names on this machine cannot be read. */
export function openRedisQueue(place: Exclude<Place, { kind: 'postgres' }>, parts: Parts): AlarmQueue {
  const { clock, log } = parts;
  // All keys of a queue must lie on one node of a cluster: what is in braces decides on which.
  const prefix = place.kind === 'cluster' ? `{${parts.prefix}}` : parts.prefix;
  // Where nobody listens, ioredis waits as long to take leave; its own 2 s would keep the process from ending.
  const disconnectTimeout = 100;
  // Its own pauses grow to 2 s: so late would the first alarms be after Redis came back.
  const retryStrategy = (times: number) => Math.min(times * 50, 250);
  const common = { disconnectTimeout, retryStrategy };
  const queueRedis = quietly(openRedis(place, { maxRetriesPerRequest: 1, ...common }));
  const workerRedis = quietly(openRedis(place, { maxRetriesPerRequest: null, ...common }));
  const queue = new Queue<Data>(name, { connection: queueRedis, prefix, skipWaitingForReady: true });
  const worker = new Worker<Data>(name, worked(parts), { connection: workerRedis, prefix, ...working });

  let away = false;
  let stopping = false;
  const complain = (cause: Error) => {
    if (!away && !stopping) log.warn('Redis is away; the sweep rings the alarms until it is back', { cause });
    away = true;
  };
  queueRedis.on('error', complain);
  workerRedis.on('error', complain);
  queue.on('error', complain);
  worker.on('error', complain);
  queueRedis.on('ready', () => {
    void comeBack().catch(complain);
    void lookAtPolicy().catch(complain);
  });

  /** It is there while Redis holds what it was given: one that is emptied under our feet says nothing. */
  const mark = `${prefix}:armed`;
  let arming = false;
  const looking = setInterval(() => void look().catch(complain), lookEvery).unref();
  let policy: string | undefined;

  return {
    trouble() {
      if (away || queueRedis.status !== 'ready') return awayWords(redisName);
      return (
        policy &&
        `Redis may drop alarms, its maxmemory-policy is ${policy}, not noeviction: they may ring a second late`
      );
    },
    depth: async () => (queueRedis.status === 'ready' ? depthOf(queue) : {}),
    arm(alarms) {
      if (alarms.length > 0 && queueRedis.status === 'ready') void armSome(queue, alarms, clock).catch(complain);
    },
    async stop() {
      stopping = true;
      clearInterval(looking);
      await Promise.race([
        worker.close(true).then(() => queue.close()),
        new Promise((resolve) => setTimeout(resolve, leave).unref()),
      ]);
      for (const redis of [queueRedis, workerRedis]) if (redis.status !== 'end') redis.disconnect();
    },
  };

  async function look(): Promise<void> {
    if (arming || queueRedis.status !== 'ready') return;
    if (away) return comeBack();
    if ((await queueRedis.exists(mark)) === 1) return;
    log.warn('Redis was emptied; it is given the alarms again');
    await arm();
  }

  /** It is there again when it takes what it is given: one that is full, or a replica, does not. */
  async function comeBack(): Promise<void> {
    await arm();
    if (away) log.info('Redis is back');
    away = false;
  }

  async function arm(): Promise<void> {
    arming = true;
    try {
      // First: what empties Redis meanwhile takes it away as well.
      await queueRedis.set(mark, '1');
      await armAll(queue, parts);
    } finally {
      arming = false;
    }
  }

  async function lookAtPolicy(): Promise<void> {
    const told = await evictionPolicy(queueRedis);
    const bad = told === 'noeviction' ? undefined : told;
    if (bad && bad !== policy) {
      log.warn(
        'Redis may drop alarms when its memory is full, and the sweep rings those: set maxmemory-policy to noeviction',
        {
          policy: bad,
        },
      );
    }
    policy = bad;
  }
}
