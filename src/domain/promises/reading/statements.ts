/** Finds where a sentence says that something has come about: that it is restored, done, back. */
import { clauseAfter, clauseBefore, clausesApart } from './clauses.ts';
import { isDoubtful, isMore, type Stated, withoutCourtesies } from './doubts.ts';
import { headingAfter, sentencesOf } from './sentences.ts';

export interface Statement extends Stated {
  /** What follows in the same breath: "restored the database, [the cache and the queue]". */
  readonly more: string;
}

/** Whoever is bringing something back, or pushed it back, does not have it back. */
const notYet = String.raw`(?<!(?<!\w)(?:roll|bring|get|gett|come?|go|fail|fall|switch|mov|push|call|look)(?:ing|s)?\s+(?:(?!(?:is|are|was|were|has|have)\s)[^\s,;:]+\s+){0,4}|(?<!\w)(?:pushed|held|set)\s+)`;
/** "Back down", "back to investigating it". */
const elsewhere = String.raw`(?!\s+(?:down|off|out|to\s+(?!work|run|serv|operat|process)\w+ing)(?!\w))`;
/** "A complete restore" and "operational issues" say nothing of the kind. */
const alone = String.raw`(?=\s*(?:$|[^\p{L}\d\s]|(?:again|now|at|as|and|since|for|in|on|with|after|so|from|of|by)(?!\w)))`;
const happened = new RegExp(
  String.raw`(?<![\p{L}\d_-]|(?<!\w)to\s+)(?:restored|recovered|resumed|resolved|fixed|rolled\s+back|${notYet}back${elsewhere}|up\s+again|works?\s+again|working\s+again|(?:healthy|operational|complete)${alone}|completed|finished|done|caught\s+up|answer(?:s|ed)|confirmed)(?![\p{L}\d_-])`,
  'gu',
);

/** What a text says for sure, sentence by sentence; what it asks or quotes is no part of it. */
export function statementsOf(text: string): Statement[] {
  let heading = '';
  return sentencesOf(text).flatMap(({ plain }) => {
    const statements = statementsIn(plain, heading);
    heading = headingAfter(plain, heading);
    return statements;
  });
}

const statementsIn = (plain: string, heading: string): Statement[] =>
  clausesApart(withoutCourtesies(plain)).flatMap((part) =>
    [...part.matchAll(happened)]
      .map(({ 0: words, index }) => statementAt(part, index, words, heading))
      .filter((statement) => !isDoubtful(statement)),
  );

function statementAt(part: string, index: number, words: string, heading: string): Statement {
  const rest = part.slice(index + words.length);
  const before = clauseBefore(part.slice(0, index));
  const [after, ...others] = clauseAfter(rest);
  const end = others.findIndex((other) => !isMore(other));
  const more = others.slice(0, end < 0 ? undefined : end).join(' ');
  return { words, before, after, more, rest, lead: `${heading} ${part.slice(0, index - before.length)}` };
}
