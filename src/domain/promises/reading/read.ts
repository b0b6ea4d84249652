import { readZone, wallTimeOf } from '../../zone.ts';
import type { PromiseKind } from '../kind.ts';
import { deadlineOf } from './choose.ts';
import type { Deadline } from './deadline.ts';
import { once } from './once.ts';
import type { ReadPromise } from './read-promise.ts';
import { quoted, type Sentence, sentencesOf } from './sentences.ts';
import { announcementsIn, mayPromise } from './wording.ts';
import { zoneOfAll } from './zone-of-all.ts';

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
  const home = zoneOfAll(text) ?? zoneOf(zone, now);
  let seen = 0;
  for (const sentence of sentencesOf(text)
    .filter(({ plain }) => mayPromise(plain))
    .slice(0, mostSentences)) {
    for (const announcement of announcementsIn(sentence.plain)) {
      if (++seen > most) return once(found);
      const deadline = deadlineOf({ text: sentence.plain, zone: home, now }, announcement);
      if (deadline && deadline.due !== 'too far') found.push(promised(announcement.kind, deadline, sentence));
    }
  }
  return once(found);
}

/** The author's zone; UTC for one that nobody knows. */
function zoneOf(zone: string, now: Date): string {
  const known = readZone(zone) ?? zone;
  return Number.isNaN(wallTimeOf(now, known).hour) ? 'UTC' : known;
}

function promised(kind: PromiseKind, { due, every, event }: Deadline, sentence: Sentence): ReadPromise {
  const words = event ? sentence.written.slice(...event).trim() : null;
  return {
    kind,
    due: due instanceof Date ? due : null,
    event: words,
    vague: words === null && !(due instanceof Date),
    quote: quoted(sentence),
    every: due instanceof Date ? every : null,
    ask: due === 'past' || due === 'weekday' ? due : null,
  };
}
