import { isBroken, isConditional, isLink, isTakenBack, mayFollow, ties } from './between.ts';
import { cadenceIn } from './cadences.ts';
import { type Deadline, isTimed, type Reading, vagueAt } from './deadline.ts';
import { readDeadline } from './deadlines.ts';
import { dueIn } from './due.ts';
import type { Announcement } from './wording.ts';

/** Nobody says later when it will be. */
const farthest = 220;
/** Promises to speak only if something happens are none. */
const onlyIf =
  /(?<![\p{L}\d])(?:if(?!\s+(?:you|your|they)\b)|unless|should|in\s+(?:the\s+)?(?:case|event)|(?:as|when|whenever|where|if)\s+(?:and\s+when\s+)?(?:needed|necessary|required|appropriate|warranted|applicable|relevant|anything|something|there\s+(?:is|are)\s+(?:any|a)\b|things\s+change)|whether|would|(?:on|upon)\s+request|as\s+changes|(?:with|on|of|for)\s+any\s+(?:change|further\s+change|development)s?)(?![\p{L}\d])/iu;

/** When an announcement comes due; undefined when it promises nothing. */
export function deadlineOf(reading: Reading, announcement: Announcement): Deadline | undefined {
  const trailing = deadlineAfter(reading, announcement);
  const leading = deadlineBefore(reading, announcement);
  const chosen = better(trailing, leading);
  const rest = reading.text.slice(chosen && chosen === trailing ? chosen.to : announcement.to);
  if (chosen) return isTakenBack(rest) ? undefined : beating(reading, announcement, chosen);
  const regular = beating(reading, announcement, undefined);
  if (regular) return regular;
  return announcement.firm && isUndated(rest) ? vagueAt(announcement.to, announcement.to) : undefined;
}

/** A time that belongs to something else leaves in doubt what is promised. */
const anyTime =
  /(?<![\p{L}\d])(?:\d+\s*(?:[smhd](?![\p{L}\d])|sec|min|hour|hr|day|week|:\d)|(?:an?|the|per|half|last)\s+(?:hour|minute|day))/iu;
const notOurs =
  /^\s*(?:from\s+(?!us\b|me\b|our\b)|of\s|to\s+(?!you\b|everyone\b|all\b|(?:the\s+|our\s+)?(?:channel|customers|stakeholders)\b))/iu;

/** Nothing is said of when, and nothing that makes it depend on something or somebody else. */
const isUndated = (rest: string): boolean =>
  mayFollow(rest) && !notOurs.test(rest) && !onlyIf.test(rest) && !isConditional(rest) && !anyTime.test(rest);

/** "Once it is done, we update you in 20 minutes" waits for the event; else a time is better than none. */
function better(trailing: Deadline | undefined, leading: Deadline | undefined): Deadline | undefined {
  if (!trailing || !leading) return trailing ?? leading;
  if (leading.event && trailing.counted && trailing.every === null) return leading;
  return isTimed(leading) && !isTimed(trailing) ? leading : trailing;
}

function beating(
  { text, now }: Reading,
  { from, to }: Announcement,
  chosen: Deadline | undefined,
): Deadline | undefined {
  const every = cadenceIn(text.slice(from, to));
  if (every === null || chosen?.every) return chosen;
  if (chosen && isTimed(chosen)) return { ...chosen, every };
  return { ...vagueAt(from, to), due: dueIn(every, now), every, counted: true };
}

function deadlineAfter(reading: Reading, { to, as }: Announcement): Deadline | undefined {
  const { text } = reading;
  const last = Math.min(text.length, to + farthest);
  for (const { index } of text.slice(to, last).matchAll(places)) {
    const between = text.slice(to, to + index);
    if (isBroken(between)) return undefined;
    const found = readDeadline(reading, to + index, as !== 'deed' && isLink(between));
    if (found && mayFollow(text.slice(found.to)) && (isLink(between) || (as !== 'opening' && ties(between))))
      return withAlternative(reading, found);
  }
  return undefined;
}

/** Where words and numbers begin. */
const places = /(?<![\p{L}\d'.:-])[\p{L}\d~@½]/gu;

const alternative =
  /\s*[,(–—-]?\s*(?:(?:or|and|but|if\s+not)\s+)?(?:(?:sooner|earlier|otherwise|in\s+any\s+case|at\s+the\s+latest|certainly|definitely|hopefully|ideally|at\s+least|either|even)\s*,?\s*(?:or\s+)?)*/iuy;
const afterthought =
  /(?:,|\(|(?<![\p{L}\d])(?:or|but))\s*(?:or\s+|but\s+|and\s+)?(?:at\s+the\s+latest\s+|in\s+any\s+case\s+|certainly\s+|otherwise\s+)?/giu;

/** "Once it is done, or in an hour at the latest": the time is what can be kept an eye on. */
function withAlternative(reading: Reading, found: Deadline): Deadline {
  if (isTimed(found)) return found;
  const { text } = reading;
  const places = found.event
    ? [...text.slice(found.event[0], found.event[1] + 40).matchAll(afterthought)].map(
        ({ 0: words, index }) => (found.event?.[0] ?? 0) + index + words.length,
      )
    : [];
  for (const place of [...places, afterWords(alternative, text, found.to)]) {
    const other = readDeadline(reading, place);
    if (other && isTimed(other) && mayFollow(text.slice(other.to))) return other;
  }
  return found;
}

function afterWords(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

const starts = /(?:^|[,;:(–—•]|\s-+\s|(?<![\p{L}\d])(?:and|but|so|then))[^\p{L}\d~]*/giu;
const lead =
  /^\s*[,):–—-]?\s*(?:(?:then|again|also|at\s+the\s+latest|or\s+(?:sooner|earlier)|from\s+now\s+on|we|i|there|hopefully)\s*,?\s*)*$/iu;

/** "By 15:30 UTC, we will …", "As soon as ingestion is restored, we will …". */
function deadlineBefore(reading: Reading, { from, as }: Announcement): Deadline | undefined {
  const head = reading.text.slice(0, from);
  for (const { 0: words, index } of head.matchAll(starts)) {
    const at = index + words.length;
    if (at >= from) break;
    const found = readDeadline({ ...reading, text: head }, at);
    if (!found) continue;
    const event = found.event && ([found.event[0], trimmed(head, found.event[0])] as const);
    const rest = head.slice(event ? event[1] : found.to);
    if (lead.test(rest) || (as === 'state' && !event && !isBroken(rest) && !/[,:]\s*\S/u.test(rest.slice(1)))) {
      return { ...found, event };
    }
  }
  return undefined;
}

/** The event is all there is before the comma. */
function trimmed(head: string, from: number): number {
  const end = head.slice(from).replace(/[\s,:–—-]*(?:\s(?:we|i|then))?[\s,:–—-]*$/iu, '').length;
  return from + end;
}
