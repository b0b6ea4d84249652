/** Cuts a sentence into clauses, so that what one says is not held against another. */

/** What follows one of these is said for itself, whatever was hoped or denied before it. */
const apart = /(?<!\w)(?:but|however|although|though|while|whereas)(?!\w)/u;
const joints = /[,:(](?!\d)|\s[-–—]+\s|(?<!\w)(?:and|so|because|which|since|then)(?!\w)/gu;

const finite = /(?<!\w)(?:is|are|was|were|has|have|had)(?!\w)|'(?:s|re|ve)(?!\w)/u;
/** Any word but "then fully" or "stopped". */
const noun = /(?<!\w)(?!(?:also|finally|and|then|now)(?!\w)|\w+(?:ed|ly)(?!\w))\p{L}{3,}/u;

export const clausesApart = (sentence: string): string[] => sentence.split(apart);

/** The beginning of the clause that these words lead to: it has a subject of its own, or a verb. */
export function clauseBefore(words: string): string {
  const rests = [...words.matchAll(joints)].map(({ 0: joint, index }) => ({
    isList: joint === 'and',
    rest: words.slice(index + joint.length),
  }));
  // "Will be stopped, moved and [restored]", "the queue and the database [restored]" are one clause.
  const own = rests.findLast(
    ({ isList, rest }) => finite.test(rest) || (!isList && noun.test(rest) && !/(?<!\w)and(?!\w)/u.test(rest)),
  );
  return own?.rest ?? words;
}

/** The end of the clause that these words follow, and what comes after it, part by part. */
export function clauseAfter(words: string): readonly [end: string, ...more: string[]] {
  // "Restored: the database".
  const [end = '', ...more] = words.replace(/^\s*:(?!\d)/u, ' ').split(joints);
  return [end, ...more];
}
