import { showImpactTime } from '../impacts/time.ts';
import { dueDay, showDate, showInstant } from '../show-time.ts';
import type { StoryTimes } from '../story.ts';
import type { Entry } from '../timeline.ts';
import { toldTime } from '../told.ts';

/**
 * The one form of a time in what is read long after, and by people who were not there: `Nov 20, 2026, 12:00 UTC`, as
 * exactly as it was told; a day, and what is due by the end of one, is `Nov 20, 2026`.
 */
export const absolute: StoryTimes = { moment: showDate, due: showDueDate, told: (time) => showImpactTime(time) };

/** When something is due. `zone`: where the day of it is meant. */
export function showDueDate(at: Date, zone: string | undefined): string {
  const day = dueDay(at, zone);
  return day === null ? showDate(at) : showImpactTime({ at, precision: 'day', approx: false, zone: day });
}

/** An entry's time as it was told; to the second where Sitrep was there. */
export function showEntryInstant(entry: Entry): string {
  const told = toldTime(entry);
  return told ? showImpactTime(told) : showInstant(entry.at);
}
