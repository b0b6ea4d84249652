import { mkdtempSync, statfsSync } from 'node:fs';

const memory = '/dev/shm';
/** Bytes; far more than the suite ever holds at once. Containers often have 64 MB there, and then it is not used. */
const enough = 512 * 1024 * 1024;

/**
 * A temp folder in memory, or undefined where there is none with room. A commit waits for the disk, 2 ms each time, and
 * the suite has tens of thousands of them. What a killed process wrote outlives it there just the same: only a power
 * cut would tell the difference, and no test can make one.
 */
export function makeQuickFolder(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize < enough ? undefined : mkdtempSync(`${memory}/sitrep-`);
  } catch {
    return undefined;
  }
}
