/** Chooses the deadline of an announcement among those around it, and drops what is taken back. */
import type { Announcement } from '../announcing/announcements.ts';
import type { Reading } from '../sentences.ts';
import { cadenceIn } from './cadences.ts';
import { type Deadline, isTimed, vagueAt } from './deadline.ts';
import { deadlineAfter } from './deadline-after.ts';
import { deadlineBefore } from './deadline-before.ts';
import { dueIn } from './due.ts';
import { isConditional, isTakenBack, mayFollow } from './ties.ts';

/** Promises to speak only if something happens are none. */
const onlyIf =
  /(?<!\w)(?:if(?!\s+(?:you|your|they)\b)|unless|should|in\s+(?:the\s+)?(?:case|event)|(?:as|when|whenever|where|if)\s+(?:and\s+when\s+)?(?:needed|necessary|required|appropriate|warranted|applicable|relevant|anything|something|there\s+(?:is|are)\s+(?:any|a)\b|things\s+change)|whether|would|(?:on|upon)\s+request|as\s+changes|(?:with|on|of|for)\s+any\s+(?:change|further\s+change|development)s?)(?!\w)/u;

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
  /(?<!\w)(?:\d+\s*(?:[smhd](?!\w)|sec|min|hour|hr|day|week|:\d)|(?:an?|the|per|half|last)\s+(?:hour|minute|day))/u;
const notOurs =
  /^\s*(?:from\s+(?!us\b|me\b|our\b)|of\s|to\s+(?!you\b|everyone\b|all\b|(?:the\s+|our\s+)?(?:channel|customers|stakeholders)\b))/u;

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
