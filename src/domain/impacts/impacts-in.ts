import { type Entry, isKind } from '../timeline.ts';
import { type Impact, isOfTheSame } from './record.ts';
import { unwritten } from './time.ts';

/** The impacts that stand, as a timeline tells them. */
export function impactsIn(timeline: readonly Entry[]): Impact[] {
  let standing: Impact[] = [];
  for (const entry of timeline) {
    if (isKind(entry, 'retracted')) standing = standing.filter(({ seq }) => seq !== entry.detail.entry);
    if (!isKind(entry, 'impact')) continue;
    const { from, to, replaces: _, ...said } = entry.detail;
    const times = { from: unwritten(from), to: unwritten(to) };
    const impact = { ...said, ...times, seq: entry.seq, words: entry.text, replacedIn: null };
    standing = [...standing.filter((other) => !isOfTheSame(other, impact)), impact];
  }
  return standing;
}
