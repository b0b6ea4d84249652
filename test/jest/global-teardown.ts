import { rmSync } from 'node:fs';

export default async function stopSuite(): Promise<void> {
  await Promise.all([globalThis.suiteRedis?.stop(), globalThis.suitePostgres?.stop()]);
  if (globalThis.suiteFolder) rmSync(globalThis.suiteFolder, { recursive: true, force: true });
}
