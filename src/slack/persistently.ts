import { setTimeout as sleep } from 'node:timers/promises';
import { TryLater } from '../desk/follower.ts';
import type { Log } from '../desk/ports.ts';
import { either } from './either.ts';
import { ScopeMissing, SlackRefused } from './fault.ts';

/** What Slack refuses, an operator must mend first. */
const tillMended = 300_000;

/** What does not work right now, and why. */
export type Troubles = Map<string, string>;

/** Does what Slack must answer some day, in the background, until it does or we stop. */
export async function persistently(
  what: string,
  work: () => Promise<unknown>,
  log: Log,
  signal: AbortSignal,
  troubles: Troubles,
): Promise<void> {
  for (let wait = 500; !signal.aborted; wait = Math.min(wait * 2, 30_000)) {
    try {
      await work();
      troubles.delete(what);
      return;
    } catch (cause) {
      const known = cause instanceof TryLater ? cause : undefined;
      const until = cause instanceof ScopeMissing ? cause.granted : known?.until;
      if (until) {
        // Who knows when it is worth another try says why.
        troubles.delete(what);
        await either(until, signal);
        continue;
      }
      log.warn(`${what} did not work`, { cause });
      troubles.set(what, `${what} did not work: ${(cause as Error).message}`);
      const after = cause instanceof SlackRefused ? tillMended : (known?.after ?? wait);
      await sleep(after, undefined, { signal, ref: false }).catch(() => {});
    }
  }
}
