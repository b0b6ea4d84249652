import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Alarms, Clock, Log } from '../desk/ports.ts';
import type { Alarm } from '../domain/alarm.ts';

interface Parts {
  /** A `redis://` URL, or the path of a unix socket. */
  readonly url: string;
  /** Keeps the alarms of two Sitreps on one Redis apart. */
  readonly prefix: string;
  readonly ring: (alarm: Alarm) => Promise<unknown>;
  /** Every alarm that has not rung: armed anew whenever Redis comes back, perhaps empty. */
  readonly pending: () => Promise<Alarm[]>;
  readonly daily?: Daily | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** Something to look after at one time of each day. */
export interface Daily {
  readonly at: { readonly hour: number; readonly minute: number; readonly zone: string };
  /** Does what is due, once, however often it is called. */
  look(): Promise<unknown>;
}

interface AlarmQueue extends Alarms {
  isReady(): boolean;
  /** Jobs by their state; none while Redis is away. */
  depth(): Promise<Record<string, number>>;
}

type Data = Pick<Alarm, 'incidentId' | 'kind' | 'about'> & { readonly due: number };

const name = 'alarms';
/** Milliseconds that a look into the queue may take. */
const patience = 500;
const dailyJob = 'daily';

/** Alarms as delayed jobs. Never awaited before an acknowledgement: when Redis is away, the sweep rings. */
export function openBullmq({ url, prefix, ring, pending, daily, clock, log }: Parts): AlarmQueue {
  // Where nobody listens, ioredis waits as long to take leave; its own 2 s would keep the process from ending.
  const disconnectTimeout = 100;
  // Its own pauses grow to 2 s: so late would the first alarms be after Redis came back.
  const retryStrategy = (times: number) => Math.min(times * 50, 250);
  const common = { disconnectTimeout, retryStrategy };
  const queueRedis = new Redis(url, { maxRetriesPerRequest: 1, ...common });
  const workerRedis = new Redis(url, { maxRetriesPerRequest: null, ...common });
  const queue = new Queue<Data>(name, { connection: queueRedis, prefix, skipWaitingForReady: true });
  const worker = new Worker<Data>(
    name,
    async (job) => (job.name === dailyJob ? daily?.look() : ring(toAlarm(job.data))),
    {
      connection: workerRedis,
      prefix,
      concurrency: 50,
      // A job that a death left half done is taken up again; ringing twice is the store's to prevent, never the queue's.
      maxStalledCount: 1000,
    },
  );

  let away = false;
  const complain = (cause: Error) => {
    if (!away) log.warn('Redis is away; the sweep rings the alarms until it is back', { cause });
    away = true;
  };
  queueRedis.on('error', complain);
  workerRedis.on('error', complain);
  queue.on('error', complain);
  worker.on('error', complain);
  queueRedis.on('ready', () => {
    if (away) log.info('Redis is back');
    away = false;
    void pending().then(addAll).then(schedule).catch(complain);
  });

  return {
    isReady: () => queueRedis.status === 'ready',

    async depth() {
      if (queueRedis.status !== 'ready') return {};
      const never = new Promise<Record<string, number>>((resolve) => setTimeout(resolve, patience, {}).unref());
      return Promise.race([queue.getJobCounts('active', 'delayed', 'failed', 'waiting').catch(() => ({})), never]);
    },

    arm(alarms) {
      if (alarms.length > 0 && queueRedis.status === 'ready') void addAll(alarms).catch(complain);
    },

    async stop() {
      await worker.close(true);
      await queue.close();
      for (const redis of [queueRedis, workerRedis]) if (redis.status !== 'end') redis.disconnect();
    },
  };

  /** Anew whenever Redis comes back, perhaps empty; what an earlier setting left there goes. */
  async function schedule(): Promise<void> {
    if (!daily) return void (await queue.removeJobScheduler(dailyJob));
    const { hour, minute, zone } = daily.at;
    const once = { removeOnComplete: true, removeOnFail: true };
    const repeat = { pattern: `${minute} ${hour} * * *`, tz: zone };
    await queue.upsertJobScheduler(dailyJob, repeat, { name: dailyJob, opts: once });
  }

  async function addAll(alarms: readonly Alarm[]): Promise<void> {
    for (let from = 0; from < alarms.length; from += 1000) {
      await queue.addBulk(alarms.slice(from, from + 1000).map(toJob));
    }
  }

  function toJob({ incidentId, kind, about, due }: Alarm) {
    const at = due.getTime();
    // The due time is part of the id: BullMQ silently drops an id that it still knows. It takes no colon in one.
    const jobId = `${incidentId}-${kind}-${about}-${at}`;
    const delay = Math.max(0, at - clock().getTime());
    return {
      name: kind,
      data: { incidentId, kind, about, due: at },
      opts: { jobId, delay, attempts: 3, removeOnComplete: true, removeOnFail: true },
    };
  }
}

const toAlarm = ({ due, ...alarm }: Data): Alarm => ({ ...alarm, due: new Date(due) });
