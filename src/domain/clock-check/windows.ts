import { isOthers } from './deeds.ts';
import { blank, isRange, type Telling, type Time } from './tellings.ts';
import { type Things, thingsIn } from './things.ts';

/** When something began or ended, as a text says it. */
export interface Edge {
  readonly edge: 'start' | 'end';
  readonly time: Time;
  readonly things: Things;
  readonly words: string;
}

const from =
  /(?<!\w)(?:(?:from|since)(?:\s+at)?|start(?:ed|ing)(?:\s+(?:at|from))?|beginning(?:\s+at)?|began(?:\s+at)?)\s*(?:(?:about|around|approximately|approx|roughly|~)\s*)?$/u;
const between = /(?<!\w)between\s*(?:(?:about|around|approximately|~)\s*)?$/u;
const until =
  /(?<!\w)(?:until|till|through|(?:ended|stopped)(?:\s+at)?)\s*(?:(?:about|around|approximately|approx|roughly|~)\s*)?$/u;
/** A plan, a doubt, a second time or a correction, which knows of the other time. */
const other =
  /(?<!\w)(?:will|would|should|shall|could|can|may|might|plan\w*|expect\w*|schedul\w*|estimat\w*|maintenance|going\s+to|if|unless|not|again|second|third|another|also|twice|briefly|correct\w*|actual|actually|in\s+fact|rather|revis\w*|earlier\s+than|later\s+than|now\s+know|instead|previously|initially|originally|first)(?!\w)|'ll(?!\w)/u;
/** Since when things are well, or somebody is at work on them: each of these began at a time of its own. */
const well =
  /(?<!\w)(?:restored|resumed|recovered|recovering|back|working|stable|normal|normally|healthy|fixed|resolved|up|online|fully\s+available|operational|flowing|mitigated|monitoring|deployed|deploy\w*|succeed\w*|rolled|rollback|investigat\w*|looking|backfill\w*|rerout\w*|migrat\w*|fall(?:s|ing)|dropp\w*|improv\w*|drain\w*|catching|clean|clear|running|no\s+(?:more\s+|further\s+|new\s+)?(?:errors?|failures?|issues?|problems?|alerts?|impact))(?!\w)/u;

/** The starts and ends that a sentence names, each with what its own clause is about. */
export function edgesIn({ written, plain, heading, times, days }: Telling): Edge[] {
  const text = blank(plain, days);
  return placesIn(text, times, plain, days).flatMap(({ edge, time, first, last }) => {
    const [start, end] = clauseOf(blank(text, times), first, last);
    const clause = blank(text, times).slice(start, end);
    if (other.test(clause) || well.test(clause) || isOthers(text.slice(0, end))) return [];
    const things = thingsIn(`${heading} ${clause.replace(/(?<!\w)(?:since|from|between|until)(?!\w)/gu, ' ')}`);
    return [{ edge, time, things, words: written.slice(first, last).trim() }];
  });
}

interface Place extends Pick<Edge, 'edge' | 'time'> {
  readonly first: number;
  readonly last: number;
}

function placesIn(text: string, times: readonly Time[], plain: string, days: Telling['days']): Place[] {
  return times.flatMap((time, index): Place[] => {
    const before = text.slice(0, time.from);
    const last = times[index - 1];
    const next = times[index + 1];
    const isOpen = next !== undefined && isRange(plain, time, next, days);
    const start = from.exec(before) ?? (isOpen ? between.exec(before) : null);
    if (start) return [{ edge: 'start', time, first: start.index, last: time.to }];
    const closed = last && isRange(plain, last, time, days) ? beginOf(text, last) : undefined;
    if (closed !== undefined) return [{ edge: 'end', time, first: closed, last: time.to }];
    const end = until.exec(before);
    return end ? [{ edge: 'end', time, first: end.index, last: time.to }] : [];
  });
}

/** Where the range of this start begins, if it is one. */
const beginOf = (text: string, time: Time): number | undefined =>
  (from.exec(text.slice(0, time.from)) ?? between.exec(text.slice(0, time.from)))?.index;

const boundary = /[;□]|,|\s[-–—]+\s|(?<!\w)(?:and|but|while|although|whereas|so|because)(?!\w)/gu;
const verb =
  /(?<!\w)(?:is|are|was|were|has|have|had|been|will|can|could|went|did|saw|lost|began|(?:\w{2,}ed)|down|up|back)(?!\w)|'(?:s|re|ve)(?!\w)/u;

/** The clause around a time: a comma or "and" parts two clauses where each has its verb. */
function clauseOf(bare: string, first: number, last: number): [number, number] {
  const joints = [...bare.matchAll(boundary)];
  let [start, end] = [0, bare.length];
  for (const { 0: joint, index } of joints) {
    const after = index + joint.length;
    if (after <= first && parts(bare.slice(start, index), bare.slice(after), joint)) start = after;
  }
  for (const { 0: joint, index } of joints.reverse()) {
    if (index >= last && parts(bare.slice(start, index), bare.slice(index + joint.length, end), joint)) end = index;
  }
  return [start, end];
}

const parts = (left: string, right: string, joint: string): boolean =>
  /but|while|although|whereas|because|;/u.test(joint) ||
  (verb.test(left) && (verb.test(right) || /since|from/u.test(right)));
