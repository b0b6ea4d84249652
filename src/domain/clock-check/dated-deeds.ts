import { deedsIn, type FoundDeed, isOthers, isUnsure } from './deeds.ts';
import { blank, type Telling, type Time } from './tellings.ts';
import { type Things, thingsIn } from './things.ts';

/** A deed with the time at which a text says it was done; without one it was done when it was written. */
export interface DatedDeed {
  readonly deed: FoundDeed['deed'];
  readonly time: Time | undefined;
  readonly things: Things;
  /** As it was written. */
  readonly words: string;
}

const at =
  /(?<!\w)(?:(?:at|as\s+of|since)\s+(?:(?:about|around|approximately|roughly|~)\s*)?|(?:about|around|approximately|roughly)\s+)$|[@~]\s*$/u;
const joints = /[,;:()□]|\s[-–—]+\s|(?<!\w)(?:and|but|so|then|while|which|because)(?!\w)/u;
const opening =
  /^[^\p{L}\d]*(?:(?:and|but|then|so|finally|on|at|as\s+of|around|about|~)[\s,]*){0,3}$|(?:[,;:(]|(?<!\w)(?:and|but|then))\s*(?:(?:at|as\s+of|on)\s+){1,2}$|,\s*$/u;

/** The deeds that a sentence says were done, each at most once. */
export function datedDeeds({ written, plain, times, days }: Telling): DatedDeed[] {
  const text = blank(plain, days);
  const bare = blank(text, times);
  return deedsIn(plain).flatMap(({ deed, from, to }) => {
    const [start, end] = clauseAround(bare, from, to);
    if (isUnsure(text.slice(start, end)) || isOthers(text.slice(0, end))) return [];
    const time = times.find((one) => isAfter(text, to, one) || isBefore(text, from, one));
    const things = thingsIn(bare.slice(start, end));
    const [first, last] = time ? [Math.min(from, time.from), Math.max(to, time.to)] : [from, to];
    return [{ deed, time, things, words: written.slice(first, last).trim() }];
  });
}

const longest = 70;

/** Whoever pushed, saw or reported something at that time did not fix it then. */
const anotherVerb =
  /(?<!\w)(?!(?:affected|failed|related|needed|updated|degraded)(?!\w))(?:\w{2,}ed|seen|began|sent|went|ran|made|built|that|who|of|from|for)(?!\w)/u;

/** "Rolled back the change at [09:20]", "fix applied [09:20]". */
function isAfter(text: string, end: number, { from, to }: Time): boolean {
  const gap = text.slice(end, from);
  if (from < end || gap.length > longest) return false;
  if (gap.trim() === '') return /^\s*(?:[,.)]|$)/u.test(text.slice(to));
  const between = gap.replace(at, ' ').replace(/[,\s]+$/u, ' ');
  return at.test(gap) && !joints.test(between) && !anotherVerb.test(between);
}

/** "At [09:20] we rolled back the change", "[09:20]: rolled back". */
function isBefore(text: string, start: number, { from, to }: Time): boolean {
  const gap = text.slice(to, start).replace(/^\s*(?:[,:]|[-–—]+\s)/u, ' ');
  if (to > start || gap.length > longest || joints.test(gap)) return false;
  return opening.test(text.slice(0, from));
}

const boundary = /[;:()□]|,|\s[-–—]+\s|(?<!\w)(?:and|but|so|then|while|which|because)(?!\w)/gu;

/** From the joint before a deed to the joint behind it. */
function clauseAround(bare: string, from: number, to: number): [number, number] {
  let start = 0;
  for (const { 0: joint, index } of bare.matchAll(boundary)) {
    if (index + joint.length <= from) start = index + joint.length;
    else if (index >= to) return [start, index];
  }
  return [start, bare.length];
}
