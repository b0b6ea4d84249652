import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeSocketFolder } from './redis-folder.ts';
import { answersPing, lastWords, launch, type RedisProcess } from './redis-process.ts';
import { startWatcher, type Watcher } from './redis-watcher.ts';

const FIRST_RESTART_AFTER_MS = 100;
const LAST_RESTART_AFTER_MS = 5_000;

export interface RedisLog {
  info(message: string, fields?: object): void;
  warn(message: string, fields?: object): void;
  error(message: string, fields?: object): void;
}

/** A redis-server that this process started, restarts when it dies, and takes along when it ends itself. */
export interface ManagedRedis {
  readonly socketPath: string;
  /** What ioredis takes: for a unix socket its bare path, since ioredis 6 reads `unix://` as a host name. */
  readonly url: string;
  /** The process id, or `undefined` between a death and the restart. */
  pid(): number | undefined;
  /** Ends it and removes the socket's folder. Call it after the last client has closed. */
  stop(): Promise<void>;
}

/**
 * Starts a redis-server on a unix socket under `folder` (the temp folder) and waits until it answers.
 * `undefined` when there is no such program; throws when there is one and it will not run.
 */
export async function startRedis(
  options: { binary?: string; folder?: string; log?: RedisLog } = {},
): Promise<ManagedRedis | undefined> {
  const { folder, socketPath } = makeSocketFolder(options.folder);
  const keeper = new Keeper(options.binary ?? 'redis-server', folder, socketPath, options.log ?? SILENT);
  return (await keeper.start()) ? keeper : undefined;
}

const SILENT: RedisLog = { info() {}, warn() {}, error() {} };

class Keeper implements ManagedRedis {
  readonly socketPath: string;
  readonly #binary: string;
  readonly #folder: string;
  readonly #log: RedisLog;
  readonly #watcher: Watcher;
  #redis: RedisProcess | undefined;
  #stopping = false;

  constructor(binary: string, folder: string, socketPath: string, log: RedisLog) {
    this.socketPath = socketPath;
    this.#binary = binary;
    this.#folder = folder;
    this.#log = log;
    this.#watcher = startWatcher(folder);
  }

  get url(): string {
    return this.socketPath;
  }

  /** False when there is no such program; throws when it does not come to answer. */
  async start(): Promise<boolean> {
    const redis = this.#launch();
    if (await answersPing(redis, this.socketPath)) {
      void this.#mind(redis);
      return true;
    }
    const words = lastWords(this.#folder);
    await this.stop();
    const { missing, how } = await redis.ended;
    if (missing) return false;
    throw new Error(`redis-server did not start (${how}) ${words}`.trim());
  }

  pid(): number | undefined {
    return this.#redis?.child.pid;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#redis) await end(this.#redis);
    rmSync(this.#folder, { recursive: true, force: true });
    this.#watcher.release();
  }

  #launch(): RedisProcess {
    const redis = launch(this.#binary, this.#folder, this.socketPath);
    this.#redis = redis;
    this.#watcher.watch(redis.child.pid);
    void redis.ended.then(() => {
      this.#redis = undefined;
      this.#watcher.watch(undefined);
    });
    return redis;
  }

  async #mind(first: RedisProcess): Promise<void> {
    for (let redis = first; !this.#stopping; ) {
      const { how } = await redis.ended;
      if (this.#stopping) return;
      this.#log.warn('redis-server ended by itself; starting it again', { how, words: lastWords(this.#folder) });
      const next = await this.#restart();
      if (!next) return;
      this.#log.info('redis-server is back');
      redis = next;
    }
  }

  /** Tries until it answers again, without a word: the log has been told. */
  async #restart(): Promise<RedisProcess | undefined> {
    for (let delay = FIRST_RESTART_AFTER_MS; ; delay = Math.min(2 * delay, LAST_RESTART_AFTER_MS)) {
      await sleep(delay, undefined, { ref: false });
      if (this.#stopping) return undefined;
      const redis = this.#launch();
      if (await answersPing(redis, this.socketPath)) return redis;
      await end(redis);
    }
  }
}

/** It has nothing to save, so there is nothing to ask it for first. */
async function end(redis: RedisProcess): Promise<void> {
  redis.child.ref();
  redis.child.kill('SIGKILL');
  await redis.ended;
}
