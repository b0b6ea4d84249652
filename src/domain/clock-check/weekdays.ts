import { dayLength, weekdayOf } from '../calendar.ts';
import { wallTimeOf } from '../zone.ts';
import type { Doubt } from './doubt.ts';
import { nearest } from './past-day.ts';
import type { Telling } from './tellings.ts';

const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = `January February March April May June July August September October November December`.split(' ');

/** A weekday that is not that date's. */
export function weekdayDoubts(said: readonly Telling[], home: string, now: Date): Doubt[] {
  const today = wallTimeOf(now, home);
  return said.flatMap(({ days, written }) =>
    days.flatMap(({ from, to, weekday, date }): Doubt[] => {
      const day = weekday === undefined || !date ? Number.NaN : nearest(date, today);
      if (weekday === undefined || !Number.isFinite(day) || weekdayOf(day) === weekday) return [];
      const words = written.slice(from, to).trim();
      const at = new Date(day * dayLength);
      const shown = `${months[at.getUTCMonth()]} ${at.getUTCDate()}, ${at.getUTCFullYear()}`;
      return [
        {
          kind: 'weekday',
          key: `weekday:${at.toISOString().slice(0, 10)}:${names[weekday]}`,
          words,
          against: null,
          sentence: `You write “${words}”, but ${shown} is a ${names[weekdayOf(day)]}. Which day is meant?`,
        },
      ];
    }),
  );
}
