/** Leaves of a promise that is said twice the one that says best when. */
import type { ReadPromise } from './read-promise.ts';

/**
 * A restated promise is the same promise: there is one postmortem in a text, one next update by time and one of each
 * event, one recovery of each due time, and of contacts what is said in the same words. The one that says best when
 * stands for all.
 */
export function once(found: readonly ReadPromise[]): ReadPromise[] {
  const kept: ReadPromise[] = [];
  for (const promise of found) {
    const place = kept.findIndex((other) => isSame(other, promise));
    const other = kept[place];
    if (!other) kept.push(promise);
    else if (isBetter(promise, other)) kept[place] = promise;
  }
  return kept;
}

function isSame(one: ReadPromise, other: ReadPromise): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'postmortem') return true;
  // "As soon as it is back, and another update in an hour" are two: the one may be kept without the other.
  if (one.kind === 'update') return one.event === other.event;
  // Two groups of customers with one date are two: losing one would be worse than asking twice.
  return (
    one.due?.getTime() === other.due?.getTime() &&
    one.event === other.event &&
    (one.kind !== 'contact' || one.quote === other.quote)
  );
}

/** A time is better than an event, an event than a vague word, and of two times the earlier one. */
function isBetter(one: ReadPromise, other: ReadPromise): boolean {
  if (one.due && other.due) return one.due < other.due;
  return clearness(one) > clearness(other);
}

function clearness({ due, event, ask }: ReadPromise): number {
  if (due) return 3;
  if (event !== null) return 2;
  return ask === null ? 0 : 1;
}
