import { Redis } from 'ioredis';
import { makeSocketFolder } from '../src/alarms/redis-folder.ts';
import { answersPing, launch, type RedisProcess } from '../src/alarms/redis-process.ts';
import { mind } from './tidy.ts';

/** A Redis set up as Sitrep sets up its own, but one that stays dead when it is killed. */
export class OwnRedis {
  /** What `REDIS_URL` takes. */
  readonly url: string;
  private readonly folder: string;
  private running: RedisProcess | undefined;

  private constructor() {
    const { folder, socketPath } = makeSocketFolder();
    this.folder = folder;
    this.url = socketPath;
  }

  static async start(): Promise<OwnRedis> {
    const redis = new OwnRedis();
    await redis.start();
    return redis;
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    this.running = launch('redis-server', this.folder, this.url);
    mind(this.running.child);
    if (!(await answersPing(this.running, this.url))) throw new Error('redis-server did not start');
  }

  /** `kill -9`. Resolves when it is gone. */
  async kill(): Promise<void> {
    this.running?.child.ref();
    this.running?.child.kill('SIGKILL');
    await this.running?.ended;
  }

  /** Stops it, or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.running?.child.kill(signal);
  }

  async ask<T>(question: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(this.url);
    try {
      return await question(client);
    } finally {
      client.disconnect();
    }
  }
}
