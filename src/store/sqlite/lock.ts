import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';

export interface Lock {
  release(): void;
}

/** The file of the lock. */
export const lockOf = (dataDir: string): string => join(dataDir, 'sitrep.lock');

/**
 * One process writes a database; a second one waits here as standby. The lock is SQLite's own on a file of its own: the
 * kernel frees it when its process dies, however it dies, so there is nothing stale to clean up.
 *
 * @param standby told once, if somebody else has the lock
 */
export async function takeLock(path: string, standby: () => void, signal?: AbortSignal): Promise<Lock> {
  for (let told = false; ; told = true) {
    const lock = tryLock(path);
    if (lock) return lock;
    if (!told) standby();
    await sleep(200, undefined, signal ? { signal } : {});
  }
}

/** The lock, unless somebody else has it. */
export function tryLock(path: string): Lock | undefined {
  closeSync(openSync(path, 'a', 0o600));
  const db = new Database(path, { timeout: 0 });
  try {
    db.exec('begin exclusive');
  } catch (error) {
    db.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
  return { release: () => db.close() };
}
