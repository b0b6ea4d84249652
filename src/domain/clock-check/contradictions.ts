import { inForce } from '../as-it-stands.ts';
import { type Entry, isKind } from '../timeline.ts';
import type { Doubt } from './doubt.ts';
import { apart, closest, minutesApart } from './moments.ts';
import { sayTime } from './say-time.ts';
import type { Telling } from './tellings.ts';
import { isSameThing } from './things.ts';
import { toldIn } from './told.ts';
import { type Edge, edgesIn } from './windows.ts';

interface Earlier {
  readonly edge: Edge;
  readonly entry: Entry;
}

const leastMinutes = 2;
const leastAbout = 15;
/** Further apart they are hardly the same window. */
const mostMinutes = 60;
/** An end said so shortly after it was only the end so far. */
const soFar = 10;

/** The same thing dated differently: from 18:47 in one text, from 18:40 in the next. */
export function contradictions(said: readonly Telling[], timeline: readonly Entry[], home: string, now: Date): Doubt[] {
  const edges = said.flatMap(edgesIn);
  if (edges.length === 0) return [];
  const earlier = edgesBefore(timeline, home);
  const named = said.flatMap(({ times }) => times.map((time) => time.past()));
  return edges.flatMap((edge) => doubtOf(edge, earlier, named, now) ?? []);
}

function doubtOf(
  edge: Edge,
  earlier: readonly Earlier[],
  named: ReadonlyArray<readonly Date[]>,
  now: Date,
): Doubt | undefined {
  const moments = edge.time.past();
  const same = earlier.filter((one) => isSameEdge(edge, one.edge));
  // Whoever names the old time as well, or says again what somebody said, has been asked or knows.
  if (same.some((one) => named.some((times) => apart(times, one.edge.time.past()) < leastMinutes))) return undefined;
  const last = same.findLast((one) => isDoubtful(edge, moments, one));
  const pair = last && closest(moments, last.edge.time.past());
  if (!last || !pair) return undefined;
  const [at, then] = pair;
  const began = edge.edge === 'start' ? 'began' : 'ended';
  return {
    kind: 'contradiction',
    key: `${edge.edge}:${last.entry.seq}:${at.toISOString()}`,
    words: edge.words,
    against: last.entry.seq,
    sentence: `You say it ${began} at ${sayTime(edge.time, at, now)}; entry ${last.entry.seq} says it ${began} at ${sayTime(last.edge.time, then, now)}. Which is it?`,
  };
}

const isSameEdge = (one: Edge, other: Edge): boolean =>
  one.edge === other.edge && isSameThing(one.things, other.things);

function isDoubtful(edge: Edge, moments: readonly Date[], { edge: old, entry }: Earlier): boolean {
  const pair = closest(moments, old.time.past());
  if (!pair) return false;
  const minutes = minutesApart(...pair);
  if (minutes < (edge.time.about || old.time.about ? leastAbout : leastMinutes) || minutes > mostMinutes) return false;
  const [at, then] = pair;
  return edge.edge === 'start' || at < then || minutesApart(then, entry.recordedAt) > soFar;
}

const edgesBefore = (timeline: readonly Entry[], home: string): Earlier[] =>
  inForce(timeline)
    .filter((entry) => isKind(entry, 'update') || isKind(entry, 'note') || isKind(entry, 'resolved'))
    .filter(({ text }) => /\d/u.test(text))
    .flatMap((entry) =>
      toldIn(entry, home)
        .edges()
        .map((edge) => ({ edge, entry })),
    );
