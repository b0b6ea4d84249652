/** Looks for a deadline after its announcement: "next update, on the restore, by 15:30 UTC". */
import { readZone, zonePattern } from '../../../zone.ts';
import type { Announcement } from '../announcing/announcements.ts';
import type { Reading } from '../sentences.ts';
import { sticky } from '../sticky.ts';
import { type Deadline, isTimed } from './deadline.ts';
import { readDeadline } from './deadline-at.ts';
import { isBroken, isLink, mayFollow, ties } from './ties.ts';

/** "Next update (UTC): 15:30". */
const zoned = new RegExp(String.raw`\((?:all\s+times\s+)?(?:in\s+)?(${zonePattern})\)`, 'u');

/** Nobody says later when it will be. */
const farthest = 220;
/** Where words and numbers begin. */
const places = /(?<![\p{L}\d'.:-])[\p{L}\d~@½]/gu;

/** "Next update, on the restore, [by 15:30 UTC]". */
export function deadlineAfter(reading: Reading, { to, as }: Announcement): Deadline | undefined {
  const { text } = reading;
  const last = Math.min(text.length, to + farthest);
  for (const { index } of text.slice(to, last).matchAll(places)) {
    const said = text.slice(to, to + index);
    const between = said.replace(zoned, '');
    if (isBroken(between)) return undefined;
    const found = readDeadline(zonedBy(said, reading), to + index, as !== 'deed' && as !== 'doing' && isLink(between));
    if (found && mayFollow(text.slice(found.to)) && (isLink(between) || (as !== 'opening' && ties(between))))
      return withAlternative(reading, found);
  }
  return undefined;
}

/** The zone that a heading names holds for the time below it. */
function zonedBy(between: string, reading: Reading): Reading {
  const [, name] = zoned.exec(between) ?? [];
  return name === undefined ? reading : { ...reading, zone: readZone(name) ?? reading.zone };
}

/** "Tonight at 9:00" may be 21:00. */
const lateHour = /(?:tonight|afternoon|evening)\D{0,8}(?:0?\d|1[0-2])[:.]\d\d(?!\s*[ap]m)/u;

const alternative =
  /\s*[,(–—-]?\s*(?:(?:or|and|but|if\s+not)\s+)?(?:(?:sooner|earlier|otherwise|in\s+any\s+case|at\s+the\s+latest|certainly|definitely|hopefully|ideally|at\s+least|either|even)\s*,?\s*(?:or\s+)?)*/uy;
const afterthought =
  /(?:,|\(|(?<!\w)(?:or|but))\s*(?:or\s+|but\s+|and\s+)?(?:at\s+the\s+latest\s+|in\s+any\s+case\s+|certainly\s+|otherwise\s+)?/gu;

/** "Once it is done, or in an hour at the latest": the time is what can be kept an eye on. */
function withAlternative(reading: Reading, found: Deadline): Deadline {
  const { text } = reading;
  if (isTimed(found) || lateHour.test(text.slice(found.from, found.to + 20))) return found;
  const doubts = found.event
    ? [...text.slice(found.event[0], found.event[1] + 40).matchAll(afterthought)].map(
        ({ 0: words, index }) => (found.event?.[0] ?? 0) + index + words.length,
      )
    : [];
  for (const place of [...doubts, found.to + (sticky(alternative, text, found.to)?.[0].length ?? 0)]) {
    const other = readDeadline(reading, place);
    if (other && isTimed(other) && mayFollow(text.slice(other.to))) return other;
  }
  return found;
}
