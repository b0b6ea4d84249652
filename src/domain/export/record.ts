import type { ActionItem } from '../action-item.ts';
import { asItStands, type Standing } from '../as-it-stands.ts';
import type { Incident } from '../incident.ts';
import { namesIn } from '../postmortem/facts.ts';
import type { PromiseRecord } from '../promises/record.ts';
import { type Entry, isKind } from '../timeline.ts';

/** Everything that is on record of one incident. */
export interface WholeRecord {
  readonly incident: Incident;
  /** Whole, in the order of `seq`. */
  readonly timeline: readonly Entry[];
  /** All that were ever made. */
  readonly promises: readonly PromiseRecord[];
  /** All that were ever to be done. */
  readonly actions: readonly ActionItem[];
}

/** The same, with what every format wants to know of it. */
export interface Opened extends WholeRecord {
  readonly standing: readonly Standing[];
  /** The entry that says an impact anew, or takes it back, by the impact's own entry. */
  readonly replacedIn: ReadonlyMap<number, number>;
  /** The name of whoever has this user id. */
  readonly nameOf: (id: string) => string;
}

export function opened(record: WholeRecord): Opened {
  const { timeline } = record;
  const names = namesIn(timeline);
  const nameOf = (id: string) => names.get(id) || id;
  return { ...record, standing: asItStands(timeline), replacedIn: replacements(timeline), nameOf };
}

function replacements(timeline: readonly Entry[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const entry of timeline) {
    const replaced = isKind(entry, 'impact') ? entry.detail.replaces : null;
    const takenBack = isKind(entry, 'retracted') && entry.detail.of === 'impact' ? entry.detail.entry : null;
    for (const seq of [replaced, takenBack]) if (seq !== null) found.set(seq, entry.seq);
  }
  return found;
}
