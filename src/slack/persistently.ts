import { setTimeout as sleep } from 'node:timers/promises';
import { TryLater } from '../desk/follower.ts';
import type { Log } from '../desk/ports.ts';
import { either } from './either.ts';
import { ScopeMissing, SlackRefused } from './fault.ts';
import { scopeIn } from './scopes.ts';

/** What Slack refuses, an operator must mend first: a missing scope, say. */
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
      if (known?.until) {
        // Who knows when it is worth another try says why.
        troubles.delete(what);
        await either(known.until, signal);
        continue;
      }
      if (isSaid(cause)) troubles.delete(what);
      else {
        log.warn(`${what} did not work`, { cause });
        troubles.set(what, `${what} did not work: ${(cause as Error).message}`);
      }
      const after = cause instanceof SlackRefused ? tillMended : (known?.after ?? wait);
      await sleep(after, undefined, { signal, ref: false }).catch(() => {});
    }
  }
}

/** A scope that is known to be missing is named once, by the tap, with all that is off without it. */
const isSaid = (cause: unknown): boolean => cause instanceof ScopeMissing && scopeIn(cause.needed) !== undefined;
