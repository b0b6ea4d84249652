import { instantOf, wallTimeOf } from './zone.ts';

const minute = 60_000;
const day = 1_440 * minute;

/** What the owner of something is asked: days before it is due, on the day, when it is late, or that it has no date. */
export type ChaseStage = 'soon' | 'today' | 'overdue' | 'open';

/**
 * When the owner is asked first about what is due: two days before or on the day, in the morning; what was said later
 * than that, later on the day. `zone`: where the day of `due` is meant; `asked`: where the owner is.
 */
export function chaseAfter(due: Date, zone: string, after: Date, asked = zone): Date {
  const soon = at(9, due, zone, asked, -2);
  // Nobody is asked about what they said a moment ago.
  if (soon.getTime() - after.getTime() > day) return soon;
  return onTheDay(due, zone, asked).find((time) => time > after) ?? weeklyAfter(due, zone, asked, after);
}

/** When the owner is asked again after having been asked: on the day, and then every week. */
export function chaseAgain(due: Date, zone: string, after: Date, asked = zone): Date {
  const [first] = onTheDay(due, zone, asked);
  return first && first > after ? first : weeklyAfter(due, zone, asked, after);
}

/** What an owner is asked at a moment. */
export function chaseStage(due: Date | null, zone: string, now: Date, asked = zone): ChaseStage {
  if (due === null) return 'open';
  const [first = due] = onTheDay(due, zone, asked);
  if (now < first) return 'soon';
  // The clock that says it is due rings a moment later.
  return now.getTime() < due.getTime() + minute ? 'today' : 'overdue';
}

/** A week on, in the morning: for what has no date. */
export const weeklyFrom = (now: Date, zone: string): Date => at(9, now, zone, zone, 7);

/** The next morning: for what has no date and was said after the end. */
export const morningAfter = (now: Date, zone: string): Date => at(9, now, zone, zone, 1);

/** The morning of the day, the afternoon, and the moment itself; none of them after it. */
const onTheDay = (due: Date, zone: string, asked: string): Date[] =>
  [at(9, due, zone, asked), at(17, due, zone, asked), due].filter((time) => time <= due);

function weeklyAfter(due: Date, zone: string, asked: string, after: Date): Date {
  for (let week = Math.max(1, Math.floor((after.getTime() - due.getTime()) / (7 * day))); ; week++) {
    const time = at(9, due, zone, asked, 7 * week);
    if (time > after) return time;
  }
}

/** An hour on the owner's clock, so many days from the day of a moment. */
function at(hour: number, of: Date, zone: string, asked: string, days = 0): Date {
  const wall = wallTimeOf(of, zone);
  return instantOf({ ...wall, day: wall.day + days, hour, minute: 0 }, asked);
}
