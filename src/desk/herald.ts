import type { Incident } from '../domain/incident.ts';
import { type Follower, NeverTold, type Painter, type Step, type Teller, TryLater } from './follower.ts';
import type { Log, Receipt, ReceiptKey, Store } from './ports.ts';

interface Parts {
  readonly store: Store;
  readonly log: Log;
  readonly followers: readonly Follower[];
}

/** Milliseconds until the next try, by how often it did not work; after that always the last. */
const patience = [500, 1000, 2000, 5000, 10_000, 30_000, 60_000];

/** Entries read at a time: a backlog of any length is walked in small pieces. */
const page = 100;

/**
 * Walks every follower along every timeline. One walk per follower and incident at a time, so each entry is told in
 * order; walks of different incidents never wait for one another.
 */
export function createHerald({ store, log, followers }: Parts) {
  /** Walks under way. True: something new came while walking. */
  const walking = new Map<string, boolean>();
  const waiting = new Map<string, NodeJS.Timeout>();
  const attempts = new Map<string, number>();
  /** Walks of which an unfinished step may have reached Slack: before we came, or by an answer that never did. */
  const doubts = new Set<string>();
  let stopped = false;
  const idle: Array<() => void> = [];

  return {
    /** Takes up every walk that an earlier process left unfinished. */
    async start(): Promise<void> {
      for (const follower of followers) {
        for (const id of await store.behind(follower.name)) {
          doubts.add(keyOf(follower, id));
          walk(follower, id);
        }
      }
    },

    wake,

    /** Lets walks under way finish what they are doing, at most so many milliseconds, and starts none. */
    async stop(within: number): Promise<void> {
      stopped = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
      await Promise.race([settled(), new Promise((resolve) => setTimeout(resolve, within).unref())]);
    },

    /** Resolves when no walk is under way; walks that wait for a retry do not count. */
    settled,
  };

  function wake(incidentId: number): void {
    for (const follower of followers) walk(follower, incidentId);
  }

  function walk(follower: Follower, incidentId: number): void {
    const key = keyOf(follower, incidentId);
    if (walking.has(key)) walking.set(key, true);
    else if (!stopped && !waiting.has(key)) void run(key, follower, incidentId);
  }

  async function run(key: string, follower: Follower, incidentId: number): Promise<void> {
    do {
      walking.set(key, false);
      try {
        await ('tell' in follower ? tellAll(follower, incidentId) : paint(follower, incidentId));
        attempts.delete(key);
      } catch (error) {
        retry(key, follower, incidentId, error);
        break;
      }
    } while (walking.get(key) && !stopped);
    walking.delete(key);
    if (walking.size === 0) for (const resolve of idle.splice(0)) resolve();
  }

  async function tellAll(teller: Teller, incidentId: number): Promise<void> {
    let told = await store.bookmark(teller.name, incidentId);
    for (;;) {
      const entries = await store.entriesAfter(incidentId, told, page);
      if (entries.length === 0) return;
      for (const entry of entries) {
        const incident = await store.find({ id: incidentId });
        if (!incident || stopped) return;
        const once = (step: string, call: Step) =>
          doOnce({ follower: teller.name, incidentId, seq: entry.seq, step }, call);
        if ((await teller.tell({ incident, entry, once })) === 'wait') return;
        await store.moveBookmark(teller.name, incidentId, entry.seq);
        told = entry.seq;
      }
    }
  }

  async function paint(painter: Painter, incidentId: number): Promise<void> {
    const incident = await store.find({ id: incidentId });
    if (!incident || (await store.bookmark(painter.name, incidentId)) >= incident.version) return;
    try {
      if ((await painter.paint(incident)) === 'wait') return;
    } catch (error) {
      if (!(error instanceof NeverTold)) throw error;
      await saveUntold({ follower: painter.name, incidentId, seq: incident.version, step: 'paint' }, error);
    }
    await store.moveBookmark(painter.name, incidentId, incident.version);
  }

  async function doOnce(key: ReceiptKey, call: Step): Promise<Receipt> {
    const had = await store.receipt(key);
    if (had) return had;
    const walkKey = `${key.follower} ${key.incidentId}`;
    try {
      const since = (await store.newestReceipt(key.follower, key.incidentId))?.ts ?? null;
      const found = doubts.has(walkKey) ? await call.find?.(since) : undefined;
      const receipt = { ...(found ?? (await call.do())), untold: null };
      doubts.delete(walkKey);
      return await save(key, receipt);
    } catch (error) {
      if (error instanceof TryLater && error.doubt) doubts.add(walkKey);
      if (!(error instanceof NeverTold)) throw error;
      doubts.delete(walkKey);
      return saveUntold(key, error);
    }
  }

  async function save(key: ReceiptKey, receipt: Receipt): Promise<Receipt> {
    await store.saveReceipt(key, receipt);
    wakePainters(key.incidentId);
    return receipt;
  }

  function saveUntold(key: ReceiptKey, error: NeverTold): Promise<Receipt> {
    log.warn('this will not be told', { ...key, because: error.message });
    return save(key, { channel: null, ts: null, untold: error.message });
  }

  /** A painter waits until what it paints on is there. */
  function wakePainters(incidentId: number): void {
    for (const follower of followers) if ('paint' in follower) walk(follower, incidentId);
  }

  function retry(key: string, follower: Follower, incidentId: number, error: unknown): void {
    const attempt = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, attempt);
    const known = error instanceof TryLater ? error : undefined;
    const after = known?.after ?? patience[Math.min(attempt, patience.length) - 1] ?? 60_000;
    log.warn('will be told later', { follower: follower.name, incident: incidentId, attempt, after, cause: error });
    if (stopped) return;
    const again = () => {
      waiting.delete(key);
      walk(follower, incidentId);
    };
    waiting.set(key, setTimeout(again, after).unref());
  }

  function settled(): Promise<void> {
    return walking.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve));
  }
}

const keyOf = (follower: Follower, incidentId: number): string => `${follower.name} ${incidentId}`;

export type Herald = ReturnType<typeof createHerald>;

/** The listener that sets the herald walking after each change. */
export const wakes =
  (herald: Herald) =>
  ({ incident }: { incident: Incident }): void =>
    herald.wake(incident.id);
