import { asItWas } from './as-it-was.ts';
import { newItems } from './items.ts';
import { drafts, type Paper } from './paper.ts';

/** What the record says of a section, and did not say earlier. */
export interface Recorded {
  readonly title: string;
  readonly items: readonly string[];
}

/** What each section says that it did not when an entry was the newest; the timeline and the summary only repeat it. */
export function recordedSince(paper: Paper, upTo: number): Recorded[] {
  const then = new Map(drafts(asItWas(paper, upTo), paper.now).map(({ key, body }) => [key, body]));
  return drafts(paper, paper.now)
    .filter(({ key }) => key !== 'timeline' && key !== 'summary')
    .map(({ key, title, body }) => ({ title, items: newItems(then.get(key) ?? '', body) }))
    .filter(({ items }) => items.length > 0);
}
