import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend, Queue, Worker } from 'bullmq';
import {
  type AlarmQueue,
  armAll,
  armSome,
  awayWords,
  depthOf,
  type Parts,
  postgresName,
  worked,
  working,
} from './queue.ts';

/** All of it lies here, and nothing else: it may be dropped while no Sitrep runs. */
const schema = 'sitrep_queue';
/** Milliseconds between two looks whether PostgreSQL answers, while it does and while it does not. */
const lookEvery = 1000;
const knockEvery = 250;
/** Milliseconds that taking leave may last. */
const leave = 1000;
/** Events that BullMQ keeps; nobody here reads them. */
const fewEvents = 100;

/**
 * The queue in PostgreSQL. Its jobs are durable, so that a restart of the server loses none; a failover to a copy that was
 * behind, or a backup put back, may: whenever it comes back, all alarms are armed again, and what is known stays.
 */
export function openPostgresQueue(url: string, parts: Parts): AlarmQueue {
  const { prefix, clock, log } = parts;
  const connection = connectionTo(url);
  let queue: ReturnType<typeof newQueue> | undefined;
  let worker: ReturnType<typeof newWorker> | undefined;
  let away = true;
  let said = false;
  const stopping = new AbortController();
  const complain = (cause: unknown) => {
    if (!said && !stopping.signal.aborted) {
      log.warn(`${postgresName} is away; the sweep rings the alarms until it is back`, { cause });
      said = true;
    }
    away = true;
  };
  const minding = mind();

  return {
    trouble: () => (away ? awayWords(postgresName) : undefined),
    depth: async () => (away || !queue ? {} : depthOf(queue)),
    arm(alarms) {
      if (alarms.length > 0 && !away && queue) void armSome(queue, alarms, clock).catch(complain);
    },
    async stop() {
      stopping.abort();
      await Promise.race([minding.then(close), sleep(leave, undefined, { ref: false })]);
    },
  };

  /** Until it stops: opens the queue, and looks whether it answers. */
  async function mind(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await answer();
      } catch (cause) {
        complain(cause);
      }
      await sleep(away ? knockEvery : lookEvery, undefined, { ref: false, signal: stopping.signal }).catch(() => {});
    }
  }

  async function answer(): Promise<void> {
    if (!queue) await open();
    else await queue.isPaused();
    if (!away || !queue) return;
    if (said) log.info(`${postgresName} is back`);
    // First: what is armed while the others are read is none of them.
    away = said = false;
    await armAll(queue, parts);
  }

  /** A first connection that fails spoils a queue of BullMQ for good: then the next try has a new one. */
  async function open(): Promise<void> {
    const opening = newQueue();
    opening.on('error', complain);
    try {
      await opening.waitUntilReady();
      worker = newWorker();
      worker.on('error', complain);
      await worker.waitUntilReady();
      queue = opening;
    } catch (cause) {
      await Promise.allSettled([worker?.close(true), opening.close()]);
      worker = undefined;
      throw cause;
    }
  }

  // Whoever shares the database shares the schema: the queue's name keeps them apart.
  function newQueue() {
    const options = { connection: { ...connection, migrate: true }, streams: { events: { maxLen: fewEvents } } };
    return new Queue(prefix, options, createPostgresBackend);
  }

  function newWorker() {
    const options = { connection, ...working };
    return new Worker(prefix, worked(parts), options, createPostgresBackend);
  }

  async function close(): Promise<void> {
    // Not forced: that would leave the timer of its wait behind, an hour long.
    await worker?.close();
    await queue?.close();
  }
}

function connectionTo(url: string) {
  const address = new URL(url);
  // What pg reads in an address goes before what it is told, and BullMQ tells it the schema in this very option.
  const options = address.searchParams.get('options');
  address.searchParams.delete('options');
  return {
    connectionString: address.href,
    ...(options === null ? {} : { options }),
    schema,
    // Beside the one that listens; a ring takes one for a moment.
    max: 4,
    keepAlive: true,
    connectionTimeoutMillis: 3000,
    // A server that is frozen, or behind a network that is gone, answers never.
    query_timeout: 5000,
  };
}
