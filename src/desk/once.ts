import type { Entry } from '../domain/timeline.ts';
import { NeverTold, type PostKey, type Step, TryLater } from './follower.ts';
import type { Log, Receipt, ReceiptKey, Store } from './ports.ts';
import { type Replicas, tellingOf } from './replicas.ts';

interface Parts {
  readonly store: Store;
  readonly log: Log;
  /** Asked before the receipt of what was told is written: a command that came goes first. */
  readonly giveWay: () => Promise<void>;
  /** Whether an incident is ours to tell. */
  readonly replicas: Pick<Replicas, 'confirm'>;
  /** A step is done, or given up. */
  readonly onReceipt: (key: ReceiptKey) => void;
  /** A step is given up, or one that was is made up for: whoever shows that must show it. */
  readonly onUntold: (key: ReceiptKey) => void;
}

export interface Doubt {
  /** The last entry that may have been told. */
  readonly upTo: number;
  /** Whether every step until there may be done; otherwise the first without a receipt. */
  readonly all: boolean;
}

/** Seconds that our clock and Slack's may be apart. */
const aDay = 86_400;

/** The walk of one follower along one timeline. */
export const walkOf = ({ follower, incidentId }: Pick<ReceiptKey, 'follower' | 'incidentId'>): string =>
  `${follower} ${incidentId}`;

const entryOf = ({ follower, incidentId, seq }: ReceiptKey): string => `${follower} ${incidentId} ${seq}`;

/** As a line of the log names a step. */
const lineOf = ({ follower, incidentId: incident, seq, step }: ReceiptKey, also: object) => ({
  incident,
  seq,
  follower,
  step,
  ...also,
});

/** Does each Slack call of an entry once: by its receipt, and by looking first where an earlier attempt is in doubt. */
export function createOnce({ store, log, giveWay, replicas, onReceipt, onUntold }: Parts) {
  /** Walks of which an unfinished step may have reached Slack: before we came, or by an answer that never did. */
  const doubts = new Map<string, Doubt>();
  /** Entries of which a follower gave up a step: the next one may make up for it. */
  const missed = new Set<string>();

  return {
    doubt: (walk: string, doubt: Doubt): void => void doubts.set(walk, doubt),
    once,
    giveUp,
  };

  async function once(key: ReceiptKey, call: Step, entry: Entry): Promise<Receipt> {
    const had = await store.receipt(key);
    if (had) return had;
    if (!(await replicas.confirm(tellingOf(key.incidentId))))
      throw new TryLater('another bot tells this incident now', {});
    try {
      const found = isInDoubt(key) ? await call.find?.(key, await oldestOf(key, entry)) : undefined;
      const { channel, ts, detail = null } = found ?? (await call.do(await hashed(key)));
      const receipt = { channel, ts, detail, untold: null };
      await giveWay();
      await store.saveReceipt(key, receipt);
      if (ts !== null) log.info('told', lineOf(key, { channel, ts }));
      onReceipt(key);
      clear(key);
      // What was shown as not told may be made up for by this.
      if (missed.delete(entryOf(key))) onUntold(key);
      return receipt;
    } catch (error) {
      if (error instanceof NeverTold) return giveUp(key, error);
      // What nobody foresaw, a disk that is full for one, may have come after the work.
      if (!(error instanceof TryLater) || error.doubt) cloud(key);
      throw error;
    }
  }

  function isInDoubt(key: ReceiptKey): boolean {
    const doubt = doubts.get(walkOf(key));
    return doubt !== undefined && key.seq <= doubt.upTo;
  }

  function cloud(key: ReceiptKey): void {
    const { upTo, all } = doubts.get(walkOf(key)) ?? { upTo: 0, all: false };
    doubts.set(walkOf(key), { upTo: Math.max(upTo, key.seq), all });
  }

  /** Only one step can have been under way; of a record that was put back, any of them. */
  function clear(key: ReceiptKey): void {
    const doubt = doubts.get(walkOf(key));
    if (doubt && (!doubt.all || key.seq > doubt.upTo)) doubts.delete(walkOf(key));
  }

  async function hashed(key: ReceiptKey): Promise<PostKey> {
    return { hash: await store.hashOf(key.incidentId, key.seq), ...key };
  }

  /** What is looked for is younger than what this follower told last, and no older than its entry by any clock. */
  async function oldestOf({ follower, incidentId }: ReceiptKey, { recordedAt }: Entry): Promise<string> {
    const newest = await store.newestReceipt(follower, incidentId);
    return newest?.ts ?? String(Math.floor(recordedAt.getTime() / 1000) - aDay);
  }

  /** Records why it will never be told. */
  async function giveUp(key: ReceiptKey, error: NeverTold): Promise<Receipt> {
    const receipt = { channel: null, ts: null, untold: error.message };
    // A painter may fail on the same state again and again: that is no news, or two of them would chase one another.
    if (await store.receipt(key)) return receipt;
    if (!error.saidElsewhere) log.warn('this will not be told', lineOf(key, { because: error.message }));
    await store.saveReceipt(key, receipt);
    onReceipt(key);
    clear(key);
    missed.add(entryOf(key));
    onUntold(key);
    return receipt;
  }
}
