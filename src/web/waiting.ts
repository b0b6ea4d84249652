import type { Store } from '../desk/ports.ts';
import { backlogOf, type Wait } from '../desk/stalls.ts';
import { counted } from '../domain/counted.ts';
import { showTime } from '../domain/show-time.ts';

interface Parts {
  readonly store: Pick<Store, 'find' | 'bookmark'>;
  /** The walks that are not at their end. */
  readonly unfinished: () => readonly Wait[];
  /** Since when Slack takes nothing; undefined while it does. */
  readonly awaySince: () => Date | undefined;
}

/** What waits for Slack, in words; undefined where nothing does, and nothing would. */
export async function waitingWords({ store, unfinished, awaySince }: Parts, now: Date): Promise<string | undefined> {
  const away = awaySince();
  const waits = unfinished().filter(({ failed }) => away !== undefined || failed);
  const { entries, incidents } = await backlogOf(waits, store);
  const since = showTime(new Date(Math.min(...waits.map(({ since }) => Number(since)), Number(away ?? now))), now);
  const what = `${counted(entries, 'entry', 'entries')} of ${counted(incidents, 'incident')}`;
  if (away) return `Slack takes nothing since ${showTime(away, now)}: ${what} ${entries === 1 ? 'waits' : 'wait'}`;
  return entries === 0 ? undefined : `${what} ${entries === 1 ? 'waits' : 'wait'} for Slack since ${since}`;
}
