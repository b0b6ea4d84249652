import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './desk/ports.ts';

/** Milliseconds after the start: by then everything is read and armed, and hardly anybody types. */
const untilRest = 5000;

/**
 * Gives back, once, what only the start needed: a fifth of the memory, which Node would keep until much had happened. It
 * takes 0.1 to 0.3 s. Resolves when it is done; where Node was built without its inspector, nothing is.
 */
export async function giveBackMemory(log: Log, after = untilRest): Promise<void> {
  await sleep(after, undefined, { ref: false });
  try {
    const { Session } = await import('node:inspector/promises');
    const session = new Session();
    session.connect();
    await session.post('HeapProfiler.collectGarbage');
    session.disconnect();
  } catch (cause) {
    log.warn('the memory of the start was not given back', { cause });
  }
}
