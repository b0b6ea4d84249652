import { rmSync } from 'node:fs';

export default async function stopSuite(): Promise<void> {
  await globalThis.suiteRedis?.stop();
  if (globalThis.suiteFolder) rmSync(globalThis.suiteFolder, { recursive: true, force: true });
}
