import type { Ledger } from './ledger.ts';
import { put } from './ledger.ts';
import { type Statement, statementsOf } from './reading/statements.ts';
import type { PromiseRecord } from './record.ts';

/** Words that name no particular thing. */
const common = new Set(
  `about after again all already also am an and any are around as at be because been before being both by completely did do does during each end entirely every everyone everything finally for from fully get good got had has have he her here his how if in into is it its just later ll lot me more most much my near nearly no normal normally not now of off ok on once online only onto or our out over per pm re service services she since so still such system systems team than thanks that the their them then there these they thing things this those through time to today too totally until up us usual utc ve very via was we well were what when which while who whole will with within without work working yes yet you your restored recovered resumed resolved fixed back healthy operational complete completed finished done confirmed answers answered`.split(
    ' ',
  ),
);

/** Whether somebody says plainly that what a promise waits for has come about: no question, hope, plan or quotation. */
export function tellsOf(text: string, event: string): boolean {
  const things = thingsIn(event);
  const isAwaited = ({ words }: Statement) => !isAnswer(words) || isAnswer(event);
  // A name in code is what somebody speaks of; other code is not their words.
  return statementsOf(text.replace(/`([^`\s]+)`/gu, ' $1 ')).some((one) => isAwaited(one) && isOf(one, things));
}

/** That somebody confirmed or answered something is news only for those who wait for that. */
const isAnswer = (words: string): boolean => /answer|confirm|repl(?:y|ie)|respon[ds]/iu.test(words);

const pronoun = /(?<!\w)(?:it|they|this|that|all|everything)(?!\w)/u;

/** Whether a statement names the things of an event; "it is fixed" names those before it. */
function isOf({ words, before, after, more, lead }: Statement, things: readonly string[]): boolean {
  const subject = thingsIn(before);
  const object = thingsIn(after);
  const isIt = subject.length === 0 && (object.length === 0 || pronoun.test(before));
  const others = [...(subject.length === 0 ? thingsIn(more) : []), ...(isIt ? thingsIn(lead) : [])];
  const named = [...subject, ...thingsIn(words), ...object, ...others];
  return things.length === 0 ? named.length === 0 : things.some((thing) => named.includes(thing));
}

/** The words that name something, without the ending of a plural; numbers and single letters name nothing. */
const thingsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\d]{2,}/gu) ?? [])
    .filter((word) => !common.has(word) && !/^\d+$/u.test(word))
    .map((word) => word.replace(/(?<=\p{L}{2}[^s])s$/u, ''));

/** Marks the promises that wait for an event, so that whoever made them is asked whether they can keep them now. */
export function askAbout(ledger: Ledger, which: (promise: PromiseRecord) => boolean, now: Date): Ledger {
  return ledger.open
    .filter((promise) => promise.event !== null && which(promise))
    .reduce((left, promise) => put(left, { ...promise, chaseAt: now }), ledger);
}
