import type { Ledger } from './ledger.ts';
import { put } from './ledger.ts';
import type { PromiseRecord } from './record.ts';

/** Words by which people say that something works again. */
const back =
  /\b(?:restored|recovered|resumed|resolved|fixed|back|healthy|operational|up again|works? again|working again|complete[d]?|finished|done|caught up|answered|answers|confirmed|rolled back)\b/iu;
const denied = /\b(?:not|no|never|until|once|when|if|before|as soon as|still|yet)\b|n't\b/iu;
/** Words that name no particular thing. */
const common = new Set(
  'this that with from have been were will they them their again fully completely normal normally after service services system systems restored recovered resumed resolved fixed back healthy operational complete completed finished done confirmed'.split(
    ' ',
  ),
);

/** Whether somebody says that what a promise waits for has come about. */
export function tellsOf(text: string, event: string): boolean {
  const things = thingsIn(event);
  return text
    .replaceAll('’', "'")
    .split(/(?<=[.!?])\s+|\n|;/u)
    .some((sentence) => {
      const named = thingsIn(sentence);
      return back.test(sentence) && !denied.test(sentence) && things.some((thing) => named.includes(thing));
    });
}

/** Marks the promises that wait for an event, so that whoever made them is asked whether they can keep them now. */
export function askAbout(ledger: Ledger, which: (promise: PromiseRecord) => boolean, now: Date): Ledger {
  return ledger.open
    .filter((promise) => promise.event !== null && which(promise))
    .reduce((left, promise) => put(left, { ...promise, chaseAt: now }), ledger);
}

const thingsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []).filter((word) => !common.has(word));
