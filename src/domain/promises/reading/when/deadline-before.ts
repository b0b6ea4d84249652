/** Looks for a deadline before its announcement: "by 15:30 UTC, we will …". */
import type { Announcement } from '../announcing/announcements.ts';
import type { Reading } from '../sentences.ts';
import type { Deadline } from './deadline.ts';
import { readDeadline } from './deadline-at.ts';
import { isBroken } from './ties.ts';

const starts =
  /(?:^|[,;:(–—•]|\s-+\s|(?<!\w)(?:and|but|so|then|or))[^\p{L}\d~]*(?:(?:and|but|or)\s+)?(?:(?:in\s+any\s+(?:case|event)|at\s+the\s+latest|certainly|definitely)\s*,?\s*)?/gu;
const lead =
  /^\s*[,):–—-]?\s*(?:(?:then|again|also|at\s+the\s+latest|or\s+(?:sooner|earlier)|from\s+now\s+on|we|i|there|hopefully)\s*,?\s*)*$/u;

/** "By 15:30 UTC, we will …", "As soon as ingestion is restored, we will …". */
export function deadlineBefore(reading: Reading, { from, as }: Announcement): Deadline | undefined {
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
  const end = head.slice(from).replace(/[\s,:–—-]*(?:\s(?:we|i|then))?[\s,:–—-]*$/u, '').length;
  return from + end;
}
