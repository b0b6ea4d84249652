import type { Entry } from '../timeline.ts';
import { homeZone } from '../zone.ts';
import { contradictions } from './contradictions.ts';
import type { Doubt } from './doubt.ts';
import { fixDoubts } from './fixes.ts';
import { futureDoubts } from './not-yet.ts';
import { tellingsOf } from './tellings.ts';
import { readerAhead } from './told.ts';
import { weekdayDoubts } from './weekdays.ts';

export type { Doubt } from './doubt.ts';

/** Whoever is asked more at 3 a.m. reads none of it. */
const most = 2;

/**
 * What an update says about times that cannot be so, or that the record says otherwise: at most two questions, the
 * surest first. `zone` is the author's (IANA), `now` the time of the post; the entry of the text itself may be in the
 * timeline already. A wrong question costs trust, a missing one costs less: what might fit is let pass.
 */
export function clockDoubts(text: string, timeline: readonly Entry[], zone: string, now: Date): Doubt[] {
  const home = homeZone(zone, now);
  const said = tellingsOf(text, home, now);
  if (!said.some(({ times, days }) => times.length + days.length > 0)) return [];
  const others = timeline.filter((entry) => entry.text !== text);
  const began = others.map(({ at }) => at).sort((one, other) => one.getTime() - other.getTime())[0];
  const doubts = [
    ...weekdayDoubts(said, home, now),
    ...futureDoubts(said, home, began, now),
    ...fixDoubts(said, others, home, now),
    ...contradictions(said, others, home, now),
  ];
  return doubts.filter(({ key }, place) => doubts.findIndex((other) => other.key === key) === place).slice(0, most);
}

/** Whether a text names a time at all: most name none, and need no comparing. */
export const namesTimes = (text: string, zone: string, now: Date): boolean =>
  tellingsOf(text, homeZone(zone, now), now).some(({ times, days }) => times.length + days.length > 0);

/** Reads an entry before it is compared with; true: it was not read before. `zone` and `now` are those of the check. */
export const readAhead = (zone: string, now: Date): ((entry: Entry) => boolean) => readerAhead(homeZone(zone, now));
