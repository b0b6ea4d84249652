import { setTimeout as sleep } from 'node:timers/promises';
import { TryLater } from '../desk/follower.ts';
import type { Log } from '../desk/ports.ts';
import { either } from './either.ts';
import { SlackRefused } from './fault.ts';

/** At most half a minute apart, that is more than an hour. */
const mostTries = 150;

interface Patience {
  readonly log: Log;
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly about: object;
  /** Tries beyond the first. */
  readonly most?: number;
}

/**
 * Whether it was done. Does what an event of Slack's asks for. Slack has had its answer by then and will not ask again, so what fails is
 * tried again here; what will never work, or not before we stop, is said in the log.
 */
export async function patiently(
  what: string,
  work: (attempt: number) => Promise<unknown>,
  { log, signal, about, most = mostTries }: Patience,
): Promise<boolean> {
  for (let attempt = 0, wait = 250; ; attempt++, wait = Math.min(wait * 2, 30_000)) {
    try {
      await work(attempt);
      return true;
    } catch (cause) {
      if (cause instanceof SlackRefused || attempt >= most || signal.aborted) {
        log.error(`${what} was not taken`, { ...about, cause });
        return false;
      }
      const known = cause instanceof TryLater ? cause : undefined;
      if (known?.until) {
        await either(known.until, signal);
        continue;
      }
      log.warn(`${what} did not work yet`, { ...about, cause });
      const after = known?.after ?? wait;
      await sleep(after, undefined, { signal, ref: false }).catch(() => {});
    }
  }
}
