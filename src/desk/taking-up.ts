import { setTimeout as sleep } from 'node:timers/promises';
import type { Follower } from './follower.ts';
import type { LeftOver } from './left-over.ts';
import { type Doubt, walkOf } from './once.ts';
import type { Log, Store } from './ports.ts';
import { type Replicas, tellingOf } from './replicas.ts';

interface Parts {
  readonly store: Pick<Store, 'find' | 'behind'>;
  readonly log: Log;
  readonly replicas: Replicas;
  readonly followers: readonly Follower[];
  readonly leftOver: LeftOver;
  readonly doubt: (walk: string, doubt: Doubt) => void;
  readonly walk: (follower: Follower, incidentId: number) => void;
  readonly isOver: () => boolean;
}

/** Milliseconds until a record that is away is asked again. */
const askedAgainAfter = 1000;

/** Takes up what an earlier process left, or another bot that is gone. */
export function takingUp({ store, log, replicas, followers, leftOver, doubt, walk, isOver }: Parts) {
  const { settling } = leftOver;

  return {
    catchUp,
    takeUp,
    /** Whether it may be told by now: it is ours, and we know what of it is in doubt. */
    isOurs: (id: number): boolean => replicas.has(tellingOf(id)) && !settling.has(id),
  };

  /** Every walk that is not at its end, of incidents that are ours or nobody's. `isFirst`: none of them is under way. */
  async function catchUp({ isFirst = false, restored = false } = {}): Promise<void> {
    const behind = new Map<number, Follower[]>();
    for (const follower of followers) {
      for (const id of await store.behind(follower.name)) behind.set(id, [...(behind.get(id) ?? []), follower]);
    }
    const anew: number[] = [];
    for (const [id, late] of behind) {
      const took = !isFirst && replicas.has(tellingOf(id)) ? 'ours' : await take(id);
      if (took === 'ours') walkAll(id, late);
      if (took === 'anew') anew.push(id);
    }
    await goOn(anew, restored, isFirst ? behind : undefined);
  }

  /** Unless another bot has it. */
  async function takeUp(id: number): Promise<void> {
    const took = await take(id);
    if (took === 'ours') walkAll(id, followers);
    if (took === 'anew') await goOn([id]);
  }

  async function take(id: number): Promise<'ours' | 'anew' | undefined> {
    // Whoever asks meanwhile is seen to when it is settled.
    if (settling.has(id)) return undefined;
    settling.add(id);
    let took: 'ours' | 'anew' | undefined;
    try {
      took = await replicas.take(tellingOf(id));
    } catch (cause) {
      // The record is away: when it is back, it is looked through for what is not told.
      log.warn('an incident could not be taken up', { incident: id, cause });
    }
    if (took !== 'anew') settling.delete(id);
    return took;
  }

  async function goOn(
    ids: readonly number[],
    restored = false,
    late?: ReadonlyMap<number, readonly Follower[]>,
  ): Promise<void> {
    // What another bot asked Slack for right before its end has come there by then.
    if (ids.length > 0 && replicas.grace > 0) await sleep(replicas.grace);
    for (const id of ids) await doubtAll(id, late?.get(id) ?? followers, restored);
    for (const id of ids) {
      if (isOver()) return;
      settling.delete(id);
      walkAll(id, late?.get(id) ?? followers);
    }
  }

  function walkAll(id: number, late: readonly Follower[]): void {
    for (const follower of late) walk(follower, id);
  }

  /** What was told last may stand at Slack without a receipt, and what was painted may be painted over. */
  async function doubtAll(incidentId: number, late: readonly Follower[], restored: boolean): Promise<void> {
    const upTo = await versionOf(incidentId);
    if (upTo === undefined) return;
    for (const follower of late) {
      const key = walkOf({ follower: follower.name, incidentId });
      leftOver.add(key, incidentId);
      doubt(key, { upTo, all: restored });
      if ('paint' in follower) follower.forget?.();
    }
  }

  /** As soon as the record says it: until then nobody may tell the incident. undefined: not before we ended. */
  async function versionOf(id: number): Promise<number | undefined> {
    while (!isOver()) {
      try {
        return (await store.find({ id }))?.version ?? 0;
      } catch (cause) {
        if (isOver()) return undefined;
        log.warn('what was told of an incident could not be looked up', { incident: id, cause });
        await sleep(askedAgainAfter, undefined, { ref: false });
      }
    }
    return undefined;
  }
}
