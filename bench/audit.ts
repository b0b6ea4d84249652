import type { Posted } from './slack/seen.ts';

interface Entry {
  readonly incident: number;
  readonly seq: number;
  readonly text: string;
}

/** What became of lines that were acknowledged. */
export interface Audit {
  /** Acknowledged, but not in the record; or twice. */
  readonly unrecorded: number;
  readonly recordedTwice: number;
  /** In the record, but not in the channel; or twice. */
  readonly untold: number;
  readonly toldTwice: number;
  /** Messages of an incident that came before one of an earlier entry. */
  readonly outOfOrder: number;
}

/** `texts`: what was acknowledged, each once. `entries`: the record. `posted`: all that came to Slack, in its order. */
export function audit(texts: readonly string[], entries: readonly Entry[], posted: readonly Posted[]): Audit {
  const recorded = countedBy(entries, ({ text }) => text);
  const mine = new Set(texts);
  const inChannel = posted.filter(({ follower, step }) => follower === 'channel' && step === 'post');
  const told = countedBy(inChannel, ({ incident, seq }) => `${incident} ${seq}`);
  const wanted = entries.filter(({ text }) => mine.has(text)).map(({ incident, seq }) => `${incident} ${seq}`);
  return {
    unrecorded: texts.filter((text) => !recorded.has(text)).length,
    recordedTwice: texts.filter((text) => (recorded.get(text) ?? 0) > 1).length,
    untold: wanted.filter((key) => !told.has(key)).length,
    toldTwice: wanted.filter((key) => (told.get(key) ?? 0) > 1).length,
    outOfOrder: outOfOrder(inChannel),
  };
}

function countedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function outOfOrder(posted: readonly Posted[]): number {
  const reached = new Map<number, number>();
  let wrong = 0;
  for (const { incident = 0, seq = 0 } of posted) {
    if (seq < (reached.get(incident) ?? 0)) wrong += 1;
    else reached.set(incident, seq);
  }
  return wrong;
}
