import { type Entry, isKind, type Promised } from './timeline.ts';

/** A promised next update, and what became of it. */
export interface PromiseKept {
  readonly madeIn: number;
  readonly due: Date;
  readonly keptIn: number | null;
  readonly keptAt: Date | null;
  /** Seconds after the due time; negative when early, null while it is open. */
  readonly lateBy: number | null;
}

/** Two minutes late is on time: nobody who waits notices them. */
export const graceSeconds = 120;

/** What people promised (not what the cadence asked for), each with the update that kept it. */
export function promisesKept(timeline: readonly Entry[]): PromiseKept[] {
  const kept: PromiseKept[] = [];
  let open: PromiseKept | null = null;
  for (const entry of timeline) {
    if (open && (isKind(entry, 'update') || isKind(entry, 'resolved'))) {
      kept.push(keep(open, entry));
      open = null;
    }
    const next = nextSetBy(entry);
    if (next) open = next.by === 'promise' && next.due ? promised(entry.seq, next.due) : null;
  }
  return open ? [...kept, open] : kept;
}

const promised = (madeIn: number, due: string): PromiseKept => ({
  madeIn,
  due: new Date(due),
  keptIn: null,
  keptAt: null,
  lateBy: null,
});

const keep = (promise: PromiseKept, { seq, at }: Entry): PromiseKept => ({
  ...promise,
  keptIn: seq,
  keptAt: at,
  lateBy: Math.floor((at.getTime() - promise.due.getTime()) / 1000),
});

function nextSetBy(entry: Entry): Promised | undefined {
  if (isKind(entry, 'update') || isKind(entry, 'next') || isKind(entry, 'reopened')) return entry.detail.next;
  return undefined;
}
