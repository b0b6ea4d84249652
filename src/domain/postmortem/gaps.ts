import { asItStands, asTheyRead, inOrder } from '../as-it-stands.ts';
import { usualCadences } from '../cadence.ts';
import { bot } from '../incident.ts';
import { phasesOf } from '../phases.ts';
import { graceSeconds } from '../promises/score.ts';
import type { Severity } from '../severity.ts';
import { type Entry, isKind, type Promised } from '../timeline.ts';
import { toldTime } from '../told.ts';
import type { Material } from './section.ts';

/** A silence while it was open: nobody wrote anything between two entries. */
export interface Gap {
  readonly from: Entry;
  readonly to: Entry;
  /** The next update that was due meanwhile. */
  readonly due: Date | null;
}

const minute = 60_000;
const grace = graceSeconds * 1000;
/** Nobody misses anybody sooner. */
const leastUnusual = 15 * minute;
/** Less is no silence, whatever the cadence. */
const leastSilence = 2 * minute;

/**
 * Where people wrote nothing for longer than the severity's cadence, or than twice as long as was usual in this incident.
 * Silence that was announced is none: until a promised update, or where nobody was to wait. What was written down after
 * the fact has none either.
 */
export function gapsIn({ incident, timeline }: Material): Gap[] {
  if (incident.mode === 'retro') return [];
  const written = inOrder(asItStands(timeline))
    .filter(({ entry, retractedIn }) => retractedIn === null && entry.by !== bot)
    .filter(({ entry }) => toldTime(entry)?.precision !== 'day')
    .map(({ entry }) => entry);
  const stretches = openStretches(asTheyRead(timeline));
  const pairs: Gap[] = [];
  for (const [index, to] of written.entries()) {
    const from = written[index - 1];
    const isWithin = from && stretches.some((open) => from.at >= open.from && (!open.to || to.at <= open.to));
    if (isWithin) pairs.push({ from, to, due: null });
  }
  const unusual = Math.max(leastUnusual, 2 * median(pairs.map(lasting).filter((length) => length >= minute)));
  const known = timeline.map(promised).filter((next) => next !== null);
  return pairs.flatMap((gap) => silence(gap, unusual, known, incident.severity) ?? []);
}

const lasting = ({ from, to }: Pick<Gap, 'from' | 'to'>): number => to.at.getTime() - from.at.getTime();

function silence(gap: Gap, unusual: number, known: readonly Next[], severity: Severity): Gap | undefined {
  // Most are shorter than any cadence, and there may be thousands.
  if (lasting(gap) < leastSilence) return undefined;
  const before = ({ recordedAt }: Next) => recordedAt <= gap.from.at;
  const next = known.findLast(before);
  const due = next?.due ? new Date(next.due) : null;
  if (next?.by === 'none') return undefined;
  if (next?.by === 'promise' && due && gap.to.at.getTime() <= due.getTime() + grace) return undefined;
  const cadence = known.findLast((one) => before(one) && one.by === 'cadence');
  const most = Math.min((cadence?.every ?? usualCadences[severity]) + grace, unusual);
  if (lasting(gap) <= most) return undefined;
  return { ...gap, due: due && due > gap.from.at && due < gap.to.at ? due : null };
}

/** What an entry said of the next update, and in how many milliseconds that was to come. */
interface Next extends Promised {
  readonly recordedAt: Date;
  readonly every: number;
}

function promised(entry: Entry): Next | null {
  const next = nextIn(entry);
  const { recordedAt } = entry;
  return next && { ...next, recordedAt, every: next.due ? Date.parse(next.due) - recordedAt.getTime() : 0 };
}

function nextIn(entry: Entry): Promised | null {
  if (isKind(entry, 'declared') || isKind(entry, 'update') || isKind(entry, 'severity')) return entry.detail.next;
  if (isKind(entry, 'next') || isKind(entry, 'reopened')) return entry.detail.next;
  return isKind(entry, 'retracted') ? (entry.detail.next ?? null) : null;
}

/** From when to when it was open, more than once where it was reopened. */
function openStretches(entries: readonly Entry[]) {
  const stretches: Array<{ from: Date; to: Date | null }> = [];
  for (const { status, from } of phasesOf(entries)) {
    const last = stretches.at(-1);
    if (status === 'resolved') {
      if (last) last.to ??= from;
    } else if (!last || last.to) stretches.push({ from, to: null });
  }
  return stretches;
}

function median(lengths: readonly number[]): number {
  const sorted = lengths.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2;
}
