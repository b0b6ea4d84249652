import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

const READY_WITHIN_MS = 5_000;
const KNOCK_EVERY_MS = 10;
const LOG_FILE = 'redis.log';

/** `missing`: there is no such program. `how`: the signal, the exit code or the system's words. */
export interface Ending {
  missing: boolean;
  how: string;
}

/** One run of redis-server. `ended` never rejects. */
export interface RedisProcess {
  child: ChildProcess;
  ended: Promise<Ending>;
}

/** Starts redis-server on a unix socket alone, in a process group of its own: Ctrl-C must not end it before the bot. */
export function launch(binary: string, folder: string, socketPath: string): RedisProcess {
  const child = spawn(binary, settings(folder, socketPath), { cwd: folder, detached: true, stdio: 'ignore' });
  child.unref();
  return { child, ended: endingOf(child) };
}

function settings(folder: string, socketPath: string): string[] {
  const listen = ['--port', '0', '--unixsocket', socketPath, '--unixsocketperm', '700'];
  // Redis looks for due timers hz times a second: at its usual 10, alarms ring up to 100 ms late; at 100, up to 16.
  const timing = ['--hz', '100'];
  // The database rebuilds it, so nothing goes to disk; and BullMQ must never lose a key to make room.
  const keeping = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const running = ['--daemonize', 'no', '--dir', folder, '--loglevel', 'warning', '--logfile', join(folder, LOG_FILE)];
  return [...listen, ...timing, ...keeping, ...running];
}

function endingOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ missing: false, how: signal ?? `exit code ${code}` }));
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ missing: error.code === 'ENOENT', how: error.message }),
    );
  });
}

/** Waits until the server answers PING, at most 5 s. */
export async function answersPing(redis: RedisProcess, socketPath: string): Promise<boolean> {
  const client = new Redis({
    path: socketPath,
    maxRetriesPerRequest: null,
    retryStrategy: () => KNOCK_EVERY_MS,
    disconnectTimeout: KNOCK_EVERY_MS, // else, with nobody there, it would hold the process for 2 s
  });
  client.on('error', () => {}); // the socket is not there yet
  const late = new AbortController();
  const answered = client.ping().then(
    () => true,
    () => false,
  );
  const ended = redis.ended.then(() => false);
  try {
    return await Promise.race([answered, ended, sleep(READY_WITHIN_MS, false, { signal: late.signal })]);
  } finally {
    late.abort();
    client.disconnect();
  }
}

/** The last words of a redis-server, or nothing. */
export function lastWords(folder: string): string {
  try {
    return readFileSync(join(folder, LOG_FILE), 'utf8').trim().split('\n').at(-1) ?? '';
  } catch {
    return '';
  }
}
