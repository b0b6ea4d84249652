import { statfs } from 'node:fs/promises';
import type { Log } from '../desk/ports.ts';

interface Parts {
  /** The folder whose disk it is. */
  readonly folder: string;
  readonly log: Pick<Log, 'warn' | 'info'>;
  /** Bytes that should be free. */
  readonly least?: number | undefined;
}

/** A day of incidents is some megabytes; this leaves time to make room before nothing can be recorded. */
const usualLeast = 500 * 1024 * 1024;
const minute = 60_000;

/** Whether the disk that holds the record has room. Looks once a minute, and says in the log when that changes. */
export function watchDisk({ folder, log, least = usualLeast }: Parts) {
  let wasLow = false;
  const timer = setInterval(() => void trouble(), minute).unref();
  void trouble();
  return { trouble, stop: () => clearInterval(timer) };

  async function trouble(): Promise<string | undefined> {
    const disk = await statfs(folder).catch(() => undefined);
    // A folder that is gone has worse to tell, and tells it by itself.
    if (!disk) return undefined;
    const free = disk.bavail * disk.bsize;
    const isLow = free < least;
    const words = `${Math.floor(free / 1024 / 1024)} MB are free on the disk of DATA_DIR: make room before it is full`;
    if (isLow && !wasLow) log.warn(words);
    if (!isLow && wasLow) log.info('the disk of DATA_DIR has room again');
    wasLow = isLow;
    return isLow ? words : undefined;
  }
}
