import type { Exactness } from './impacts/time.ts';
import { type Entry, type EntryOf, isKind } from './timeline.ts';

/** An entry with everything that was said of it later. */
export interface Standing {
  /** With the newest words and time that somebody gave it. */
  readonly entry: Entry;
  /** As it was written. */
  readonly first: Entry;
  readonly amendedIn: ReadonlyArray<EntryOf<'amended'>>;
  readonly retractedIn: EntryOf<'retracted'> | null;
}

/** Part of a timeline, in the order in which things happened. */
export interface Stretch {
  /** How many entries there are in all. */
  readonly total: number;
  /** The place of the first of these among them, from 1. */
  readonly from: number;
  readonly entries: readonly Standing[];
}

/** In the order in which things happened, as far as we know by now; of one moment, in the order they were written. */
export const inOrder = (standing: readonly Standing[]): Standing[] =>
  standing.toSorted((a, b) => a.entry.at.getTime() - b.entry.at.getTime() || a.first.seq - b.first.seq);

/** The record as it is to be read now: nothing is gone, and what was put right or taken back shows it. */
export const asItStands = once((timeline): readonly Standing[] => {
  const standing = new Map<number, Standing>();
  for (const entry of timeline) {
    if (isKind(entry, 'amended')) change(standing, entry.detail.entry, (old) => amended(old, entry));
    if (isKind(entry, 'retracted')) change(standing, entry.detail.entry, (old) => ({ ...old, retractedIn: entry }));
    standing.set(entry.seq, { entry, first: entry, amendedIn: [], retractedIn: null });
  }
  return [...standing.values()];
});

/** Every entry as it reads now, what was taken back among them. */
export const asTheyRead = once((timeline): readonly Entry[] => asItStands(timeline).map(({ entry }) => entry));

/** The entries that still stand for something, as they read now: what drafts and summaries are made from. */
export const inForce = once((timeline): readonly Entry[] => {
  // An impact that was said anew stands for nothing, also when the new one was taken back.
  const replaced = new Set(timeline.filter((entry) => isKind(entry, 'impact')).map(({ detail }) => detail.replaces));
  return asItStands(timeline)
    .filter(
      ({ retractedIn, entry }) =>
        retractedIn === null && !isKind(entry, 'amended') && !isKind(entry, 'retracted') && !replaced.has(entry.seq),
    )
    .map(({ entry }) => entry);
});

/** The record as it was known at a moment. */
export const asOf = (timeline: readonly Entry[], moment: Date): Entry[] =>
  timeline.filter(({ recordedAt }) => recordedAt <= moment);

/** Each section of a paper asks the same of the same timeline. One that has grown since is another. */
export function once<T>(make: (timeline: readonly Entry[]) => T): (timeline: readonly Entry[]) => T {
  const made = new WeakMap<readonly Entry[], { readonly of: number; readonly is: T }>();
  return (timeline) => {
    const had = made.get(timeline);
    if (had?.of === timeline.length) return had.is;
    const is = make(timeline);
    made.set(timeline, { of: timeline.length, is });
    return is;
  };
}

function change(standing: Map<number, Standing>, seq: number, how: (old: Standing) => Standing): void {
  const old = standing.get(seq);
  if (old) standing.set(seq, how(old));
}

function amended(old: Standing, by: EntryOf<'amended'>): Standing {
  const words = by.text === '' ? {} : { text: by.text, mentions: by.mentions };
  const time = by.detail.at === null ? {} : timed(old.entry, by.detail.at, by.detail.exact);
  // A kind keeps its detail; the compiler cannot see that through the spread.
  return { ...old, entry: { ...old.entry, ...words, ...time } as Entry, amendedIn: [...old.amendedIn, by] };
}

function timed({ detail }: Entry, at: string, exact: Exactness | undefined): Partial<Entry> {
  const { told: _, ...rest } = detail;
  return { at: new Date(at), detail: exact ? { ...rest, told: exact } : rest } as Partial<Entry>;
}
