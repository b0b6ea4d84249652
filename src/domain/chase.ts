import { instantOf, wallTimeOf } from './zone.ts';

const day = 86_400_000;

/** What the owner of something that is due is asked: two days before, on the day, and then every week. */
export type ChaseStage = 'soon' | 'today' | 'overdue';

/** The first time after `after` at which the owner is asked, by daylight in their zone. */
export function chaseAfter(due: Date, zone: string, after: Date): Date {
  const soon = at(9, due, zone, -2);
  // Nobody is asked about what they said a moment ago.
  if (soon.getTime() - after.getTime() > day) return soon;
  const onTheDay = [at(9, due, zone), at(17, due, zone), due].filter((time) => time <= due);
  return onTheDay.find((time) => time > after) ?? weeklyAfter(due, zone, after);
}

/** What an owner is asked at a moment that `chaseAfter` gave. */
export function chaseStage(due: Date, zone: string, asked: Date): ChaseStage {
  const morning = at(9, due, zone);
  if (asked < morning && asked < due) return 'soon';
  return asked <= due ? 'today' : 'overdue';
}

function weeklyAfter(due: Date, zone: string, after: Date): Date {
  for (let week = Math.max(1, Math.floor((after.getTime() - due.getTime()) / (7 * day))); ; week++) {
    const time = at(9, due, zone, 7 * week);
    if (time > after) return time;
  }
}

/** An hour in a zone, so many days from the day of a moment. */
function at(hour: number, of: Date, zone: string, days = 0): Date {
  const wall = wallTimeOf(of, zone);
  return instantOf({ ...wall, day: wall.day + days, hour, minute: 0 }, zone);
}
