import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './desk/ports.ts';

/** Milliseconds from the start until everything is read and armed; of a look whether it is calm; and between two, later. */
const usual = { untilRest: 5000, look: 1000, every: 10_000 };

/** The share of a processor below which hardly anybody types. */
const calm = 0.05;

/** Bytes of heap above what was left the last time: less is not worth the pause. */
const worth = 64 * 2 ** 20;

/**
 * Gives back what only the start needed, a fifth of the memory, and later what a burst needed, as soon as it is calm: Node
 * would keep both until much had happened. Goes on until the process ends.
 */
export async function keepMemorySmall(log: Log, { untilRest, look, every } = usual, give = giveBack): Promise<void> {
  await sleep(untilRest, undefined, { ref: false });
  while (!(await isCalmFor(look)));
  for (let left = await give(log); ; ) {
    const isCalm = await isCalmFor(every);
    if (isCalm && process.memoryUsage().heapTotal > left + worth) left = await give(log);
  }
}

/** Looks for so many milliseconds. */
async function isCalmFor(milliseconds: number): Promise<boolean> {
  const before = process.cpuUsage();
  await sleep(milliseconds, undefined, { ref: false });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 < calm * milliseconds;
}

/**
 * Keeps the process for 0.1 to 0.3 s. Resolves with the bytes of heap that are left; where Node was built without its
 * inspector, nothing is given back.
 */
export async function giveBack(log: Log): Promise<number> {
  try {
    const { Session } = await import('node:inspector/promises');
    const session = new Session();
    session.connect();
    await session.post('HeapProfiler.collectGarbage');
    session.disconnect();
  } catch (cause) {
    log.warn('memory was not given back', { cause });
  }
  return process.memoryUsage().heapTotal;
}
