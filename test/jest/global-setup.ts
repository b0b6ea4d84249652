import { type ManagedRedis, startRedis } from '../../src/alarms/redis-server.ts';
import { makeQuickFolder } from './quick-folder.ts';

declare global {
  var suiteRedis: ManagedRedis | undefined;
  var suiteFolder: string | undefined;
}

/** A quick temp folder, and the one real Redis of the suite: it goes when Jest goes, however Jest goes. */
export default async function startSuite(): Promise<void> {
  globalThis.suiteFolder = makeQuickFolder();
  if (globalThis.suiteFolder) process.env['TMPDIR'] = globalThis.suiteFolder;
  const redis = await startRedis();
  if (!redis) {
    // Not thrown: Jest would wrap the one sentence that helps into a stack trace.
    console.error('The tests need redis-server, and there is none on this machine: run bin/setup, or install it.');
    process.exit(1);
  }
  globalThis.suiteRedis = redis;
  process.env['TEST_REDIS_URL'] = redis.url;
}
