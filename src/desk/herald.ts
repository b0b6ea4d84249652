import { setImmediate as turn } from 'node:timers/promises';
import type { Incident } from '../domain/incident.ts';
import type { Entry } from '../domain/timeline.ts';
import { type Follower, isFault, NeverTold, type Painter, type Teller } from './follower.ts';
import { createLeftOver } from './left-over.ts';
import { createOnce, walkOf } from './once.ts';
import { createPace } from './pace.ts';
import type { Clock, Log, ReceiptKey, Store } from './ports.ts';
import { alone, type Replicas, tellingOf } from './replicas.ts';
import { createRetries } from './retries.ts';
import { createStalls } from './stalls.ts';
import { takingUp } from './taking-up.ts';
import { createUnread } from './unread.ts';

interface Parts {
  readonly store: Store;
  readonly log: Log;
  readonly followers: readonly Follower[];
  /** Milliseconds between two paintings of one thing, after the first few: fewer where nobody's limits are met. */
  readonly paintEvery?: number | undefined;
  /** Asked before each walk, entry, receipt and painting: a command that came goes first, however much is to be told. */
  readonly giveWay?: () => Promise<void>;
  readonly clock?: Clock;
  /** The other bots on the same record: an incident is told by one of them. */
  readonly replicas?: Replicas;
}

/** Entries read at a time: a backlog of any length is walked in small pieces. */
const page = 100;

/** How often one thing is painted. Slack: 50 a minute, chat.update; 20 a minute, conversations.setTopic. */
const brush = { atOnce: 5, every: 1000 };

/** Tries before an entry that our own code cannot tell is given up. */
const faultsBorne = 2;

/**
 * Walks every follower along every timeline. One walk per follower and incident at a time, so each entry is told in
 * order; walks of different incidents never wait for one another.
 */
export function createHerald({
  store,
  log,
  followers,
  giveWay = turn,
  paintEvery = brush.every,
  clock = now,
  replicas = alone,
}: Parts) {
  /** Walks under way. True: something new came while walking. */
  const walking = new Map<string, boolean>();
  const retries = createRetries(log);
  /** The entry at which a teller is. */
  const telling = new Map<string, number>();
  /** Walks that can go no further before somebody else's receipt, or a later entry, is there. */
  const held = new Set<string>();
  const leftOver = createLeftOver();
  /** Painters that must show what cannot be told, although the incident is the same. */
  const outdated = new Set<string>();
  /** Incidents that changed before `start` knew what is in doubt. */
  let early: Set<number> | undefined = new Set();
  let stopped = false;
  const untoldOf = createUnread(store, page);
  const stalls = createStalls(clock);
  const pace = createPace({ ...brush, every: paintEvery });
  const idle: Array<() => void> = [];
  const { once, giveUp, doubt } = createOnce({ store, log, giveWay, replicas, onReceipt: goOn, onUntold: repaint });
  const isOver = () => stopped;
  const { takeUp, catchUp, isOurs } = takingUp({ store, log, replicas, followers, leftOver, doubt, walk, isOver });

  return {
    /**
     * Takes up every walk that an earlier process left unfinished. `restored`: the record is of before what was told
     * last, so every step is looked for.
     */
    async start({ restored = false } = {}): Promise<void> {
      await catchUp({ isFirst: true, restored });
      const woken = early ?? [];
      early = undefined;
      for (const id of woken) wake(id);
    },

    /** Takes up what another bot left. */
    catchUp: () => catchUp(),

    wake,

    /** Lets walks under way finish what they are doing, at most so many milliseconds, and starts none. */
    async stop(within: number): Promise<void> {
      stopped = true;
      pace.stop();
      retries.stop();
      await Promise.race([settled(), new Promise((resolve) => setTimeout(resolve, within).unref())]);
    },

    /** Resolves when no walk is under way; walks that wait for a retry do not count. */
    settled,

    /** Resolves when every walk that `start` took up has come to its end. */
    caughtUp: leftOver.over,

    /** The walks that are not at their end, without those that wait for somebody else's. */
    unfinished: stalls.all,
    /** Incidents of which something may stand at Slack without a receipt: whoever has them next must look. */
    inDoubt: () => new Set([...stalls.all().map((walk) => walk.incidentId), ...leftOver.incidents()]),
    waitOf: (follower: string, incidentId: number) => stalls.at(walkOf({ follower, incidentId })),

    /** Slack is back: nobody waits any longer to try again, and some incidents are painted anew. */
    goOn(repainted: readonly number[]): void {
      retries.hurry();
      for (const incidentId of repainted) repaint({ incidentId });
    },
  };

  function wake(incidentId: number): void {
    if (early) early.add(incidentId);
    else if (isOurs(incidentId)) for (const follower of followers) walk(follower, incidentId);
    else void takeUp(incidentId);
  }

  function walk(follower: Follower, incidentId: number): void {
    const key = keyOf(follower, incidentId);
    if (walking.has(key)) walking.set(key, true);
    else if (mayWalk(incidentId) && !retries.isWaiting(key)) void run(key, follower, incidentId);
  }

  function mayWalk(incidentId: number): boolean {
    return !stopped && isOurs(incidentId);
  }

  async function run(key: string, follower: Follower, incidentId: number): Promise<void> {
    do {
      walking.set(key, false);
      held.delete(key);
      stalls.began(key, { follower: follower.name, incidentId, tells: 'tell' in follower });
      try {
        const reached = await ('tell' in follower ? tellAll(follower, incidentId) : paint(follower, incidentId));
        if (reached === 'wait') held.add(key);
        else if (!stopped) leftOver.done(key);
        retries.gotOn(key);
        stalls.over(key);
        telling.delete(key);
      } catch (error) {
        stalls.failed(key);
        const about = { incident: incidentId, seq: telling.get(key), follower: follower.name };
        retries.later(key, about, error, () => walk(follower, incidentId));
        break;
      }
    } while (walking.get(key) && !stopped);
    walking.delete(key);
    if (walking.size === 0) for (const resolve of idle.splice(0)) resolve();
  }

  async function tellAll(teller: Teller, incidentId: number): Promise<'end' | 'wait'> {
    await giveWay();
    let told = await store.bookmark(teller.name, incidentId);
    for (;;) {
      const entries = await untoldOf(incidentId, told);
      for (const [n, entry] of entries.entries()) {
        if (n > 0) await giveWay();
        const incident = await store.find({ id: incidentId });
        if (!incident || !mayWalk(incidentId)) return 'end';
        telling.set(keyOf(teller, incidentId), entry.seq);
        if ((await tellOne(teller, incident, entry)) === 'wait') return 'wait';
        await store.moveBookmark(teller.name, incidentId, entry.seq);
        told = entry.seq;
      }
      // What came meanwhile has woken this walk anew.
      if (entries.length < page) return 'end';
    }
  }

  async function tellOne(teller: Teller, incident: Incident, entry: Entry): Promise<'told' | 'wait'> {
    const key = { follower: teller.name, incidentId: incident.id, seq: entry.seq };
    try {
      return await teller.tell({ incident, entry, once: (step, call) => once({ step, ...key }, call, entry) });
    } catch (error) {
      // A fault of our own, in the words for one entry, must not silence all that come after it.
      if (!isFault(error) || retries.failures(keyOf(teller, incident.id)) < faultsBorne) throw error;
      await giveUp({ ...key, step: 'tell' }, new NeverTold(`a fault in Sitrep: ${error.message}`));
      return 'told';
    }
  }

  async function paint(painter: Painter, incidentId: number): Promise<'end' | 'wait'> {
    await giveWay();
    const key = keyOf(painter, incidentId);
    if (!outdated.has(key) && !(await isBehind(painter, incidentId))) return 'end';
    await pace.turn(key);
    await giveWay();
    const incident = await store.find({ id: incidentId });
    if (!incident || !mayWalk(incidentId) || !(await replicas.confirm(tellingOf(incidentId)))) return 'end';
    outdated.delete(key);
    const receiptKey = { follower: painter.name, incidentId, seq: incident.version, step: 'paint' };
    try {
      if ((await painter.paint(incident)) === 'wait') return 'wait';
      await forgetFailures(receiptKey);
    } catch (error) {
      if (!(error instanceof NeverTold)) {
        outdated.add(key);
        throw error;
      }
      await giveUp(receiptKey, error);
    }
    await store.moveBookmark(painter.name, incidentId, incident.version);
    return 'end';
  }

  async function isBehind(painter: Painter, incidentId: number): Promise<boolean> {
    const incident = await store.find({ id: incidentId });
    return incident !== undefined && (await store.bookmark(painter.name, incidentId)) < incident.version;
  }

  /** A painting that worked makes up for those that did not. */
  async function forgetFailures(key: ReceiptKey): Promise<void> {
    const untold = await store.untold(key.incidentId);
    if (!untold.some(({ follower }) => follower === key.follower) || (await store.receipt(key))) return;
    await store.saveReceipt(key, { channel: null, ts: null, untold: null });
    repaint(key);
  }

  /** That was progress; and who waited for it, or is at work and may have missed it, looks again. */
  function goOn(key: ReceiptKey): void {
    retries.gotOn(walkOf(key));
    for (const follower of followers) {
      const walkKey = keyOf(follower, key.incidentId);
      const waits = held.has(walkKey) || walking.has(walkKey);
      if (waits && follower.name !== key.follower) walk(follower, key.incidentId);
    }
  }

  /** The other painters show what cannot be told. */
  function repaint({ follower, incidentId }: Pick<ReceiptKey, 'incidentId'> & Partial<ReceiptKey>): void {
    for (const painter of followers) {
      if (!('paint' in painter) || painter.name === follower) continue;
      outdated.add(keyOf(painter, incidentId));
      walk(painter, incidentId);
    }
  }

  function settled(): Promise<void> {
    return walking.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve));
  }
}

const now: Clock = () => new Date();

const keyOf = (follower: Follower, incidentId: number): string => walkOf({ follower: follower.name, incidentId });

export type Herald = ReturnType<typeof createHerald>;
