export default async function stopSuiteRedis(): Promise<void> {
  await globalThis.suiteRedis?.stop();
}
