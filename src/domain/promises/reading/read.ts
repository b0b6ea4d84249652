/**
 * How a text is read: cut into sentences, each searched for what it announces and for when; what is said twice counts
 * once.
 */
import { homeZone } from '../../zone.ts';
import type { PromiseKind } from '../kind.ts';
import { announcementsIn, mayPromise } from './announcing/announcements.ts';
import { once } from './once.ts';
import type { ReadPromise } from './read-promise.ts';
import { quoted, type Sentence, sentencesOf } from './sentences.ts';
import type { Deadline } from './when/deadline.ts';
import { deadlineOf } from './when/deadline-of.ts';
import { zoneOfAll } from './when/zones.ts';

export type { ReadPromise } from './read-promise.ts';

/** Nobody makes more; a longer list is no prose. */
const most = 40;
/** Nor is a log of so many lines. */
const mostSentences = 2000;

/**
 * The promises that a text makes plainly, in its order, each once. `zone` is the author's (IANA), `now` the time of the
 * post. A reminder nobody asked for costs trust, a missing one costs less: what might mean something else is left out.
 */
export function readPromises(text: string, zone: string, now: Date): ReadPromise[] {
  const found: ReadPromise[] = [];
  const home = zoneOfAll(text) ?? homeZone(zone, now);
  let seen = 0;
  for (const { sentence, before } of promisingIn(text)) {
    const reading = { text: sentence.plain, written: sentence.written, zone: home, now };
    for (const announcement of announcementsIn(reading, before)) {
      if (++seen > most) return once(found);
      const deadline = deadlineOf(reading, announcement);
      if (deadline && deadline.due !== 'too far') found.push(promised(announcement.kind, deadline, sentence));
    }
  }
  return once(found);
}

/** The sentences worth a closer look, each with the one before, to which it may refer. */
const promisingIn = (text: string): ReadonlyArray<{ readonly sentence: Sentence; readonly before: string }> =>
  sentencesOf(text)
    .map((sentence, place, all) => ({ sentence, before: all[place - 1]?.plain ?? '' }))
    .filter(({ sentence }) => mayPromise(sentence.plain))
    .slice(0, mostSentences);

function promised(kind: PromiseKind, { due, every, event }: Deadline, sentence: Sentence): ReadPromise {
  const words = event ? sentence.written.slice(...event).trim() : null;
  return {
    kind,
    due: due instanceof Date ? due : null,
    event: words,
    quote: quoted(sentence),
    every: due instanceof Date ? every : null,
    ask: due === 'past' || due === 'weekday' ? due : null,
  };
}
