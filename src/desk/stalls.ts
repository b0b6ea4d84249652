import { setImmediate as turn } from 'node:timers/promises';
import type { Clock, Store } from './ports.ts';

/** A follower that has not come to the end of a timeline: it is at work, or waits to try again. */
export interface Wait {
  readonly follower: string;
  readonly incidentId: number;
  /** It tells entries one by one; the others show the latest state alone. */
  readonly tells: boolean;
  readonly since: Date;
  /** The same by `performance.now()`, which goes on whatever is done to the clock. */
  readonly tick: number;
  /** At least one try did not work. */
  readonly failed: boolean;
}

/** The walks, for whoever tells people that Slack is slow. */
export interface Waits {
  /** Those that are not at their end: many, after a start. */
  unfinished(): readonly Wait[];
  /** One of them. */
  waitOf(follower: string, incidentId: number): Wait | undefined;
}

/** Which walks are not at their end, and since when. */
export function createStalls(clock: Clock) {
  const waits = new Map<string, Wait>();

  return {
    began(key: string, walk: Omit<Wait, 'since' | 'tick' | 'failed'>): void {
      if (!waits.has(key)) waits.set(key, { since: clock(), tick: performance.now(), failed: false, ...walk });
    },
    failed(key: string): void {
      const wait = waits.get(key);
      if (wait) waits.set(key, { ...wait, failed: true });
    },
    over: (key: string): void => void waits.delete(key),
    all: (): readonly Wait[] => [...waits.values()],
    at: (key: string): Wait | undefined => waits.get(key),
  };
}

/** Walks looked at before others get their turn. */
const atATime = 200;

/** What waits, as people are told of it. */
export interface Backlog {
  readonly entries: number;
  readonly incidents: number;
}

/** How many entries those that tell have before them, each counted once. */
export async function backlogOf(waits: readonly Wait[], store: Pick<Store, 'find' | 'bookmark'>): Promise<Backlog> {
  const most = new Map<number, number>();
  for (const [n, { follower, incidentId, tells }] of waits.entries()) {
    if (n % atATime === atATime - 1) await turn();
    if (!tells) continue;
    const lag = await lagOf(follower, incidentId, store);
    most.set(incidentId, Math.max(lag, most.get(incidentId) ?? 0));
  }
  const lags = [...most.values()].filter((lag) => lag > 0);
  return { entries: lags.reduce((sum, lag) => sum + lag, 0), incidents: lags.length };
}

/** How many entries a follower has not told. */
export async function lagOf(
  follower: string,
  incidentId: number,
  store: Pick<Store, 'find' | 'bookmark'>,
): Promise<number> {
  const version = (await store.find({ id: incidentId }))?.version ?? 0;
  return Math.max(0, version - (await store.bookmark(follower, incidentId)));
}

/** How far a follower is behind. */
export interface Lag {
  readonly follower: string;
  readonly entries: number;
  /** Milliseconds since the oldest of them was recorded. */
  readonly oldest: number;
}

/** How far each of these is behind; what waits for somebody else's is not counted. */
export async function lagsOf(
  followers: readonly string[],
  waits: readonly Wait[],
  store: Pick<Store, 'find' | 'bookmark' | 'entriesAfter'>,
  now: Date,
): Promise<Lag[]> {
  const lags = new Map(followers.map((follower) => [follower, { follower, entries: 0, oldest: 0 }]));
  const first = new Map<string, Wait>();
  for (const [n, wait] of waits.entries()) {
    if (n % atATime === atATime - 1) await turn();
    const lag = lags.get(wait.follower);
    const entries = await lagOf(wait.follower, wait.incidentId, store);
    if (!lag || entries === 0) continue;
    lag.entries += entries;
    if (!first.has(wait.follower)) first.set(wait.follower, wait);
  }
  for (const [follower, { incidentId }] of first) {
    const [entry] = await store.entriesAfter(incidentId, await store.bookmark(follower, incidentId), 1);
    const lag = lags.get(follower);
    if (entry && lag) lag.oldest = Math.max(0, now.getTime() - entry.recordedAt.getTime());
  }
  return [...lags.values()];
}
