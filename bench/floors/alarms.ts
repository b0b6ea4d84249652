import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

/**
 * BullMQ alone: rings delayed jobs and does nothing else. Is sent when they are due, arms them, says so, and then for
 * each how late it came.
 */
interface Order {
  /** Moments in milliseconds. */
  readonly dues: readonly number[];
  /** Up to when a job counts; those after it are there to be pending. */
  readonly until: number;
}

const tell = (message: object) => process.send?.(message);

process.once('message', async ({ dues, until }: Order) => {
  const url = process.env['REDIS_URL'] ?? '';
  const queue = new Queue<{ due: number }>('alone', { connection: new Redis(url, { maxRetriesPerRequest: null }) });
  new Worker<{ due: number }>(
    'alone',
    async ({ data: { due } }) => {
      if (due <= until) tell({ due, late: Date.now() - due });
    },
    { connection: new Redis(url, { maxRetriesPerRequest: null }), concurrency: 50 },
  );
  for (let from = 0; from < dues.length; from += 1000) {
    const jobs = dues.slice(from, from + 1000).map((due) => ({
      name: 'ring',
      data: { due },
      opts: { delay: Math.max(0, due - Date.now()), removeOnComplete: true },
    }));
    await queue.addBulk(jobs);
  }
  tell({ armed: true });
});
