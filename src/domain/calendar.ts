/** Days as a calendar counts them: without a time of day, and the same in every zone. */

/** A day on a calendar; months count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** In milliseconds, where no clock is changed. */
export const dayLength = 86_400_000;

/** Days since 1970. What a month does not have counts into the next one: February 31st is March 3rd. */
export const daysOf = ({ year, month, day }: CalendarDay): number => Date.UTC(year, month - 1, day) / dayLength;

/** The same; NaN for what no calendar has, such as February 31st. */
export function existingDaysOf(date: CalendarDay): number {
  const days = daysOf(date);
  const { month, day } = dateOf(days);
  return month === date.month && day === date.day ? days : Number.NaN;
}

/** The day that is so many days after the first of January 1970. */
export function dateOf(days: number): CalendarDay {
  const at = new Date(days * dayLength);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** Of days since 1970, which began on a Thursday; Sunday is 0. */
export const weekdayOf = (days: number): number => (((days + 4) % 7) + 7) % 7;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Their names as they stand in a text, for use inside a larger pattern. */
export const monthPattern = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
export const weekdayPattern = `(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)`;

/** Reads `nov`, `sept`, `september`, in small letters; January is 1, what is no month 0. */
export const readMonth = (name: string): number => months.indexOf(name.slice(0, 3)) + 1;

/** Reads `thu`, `thurs`, `thursday`, in small letters; Sunday is 0, what is no weekday -1. */
export const readWeekday = (name: string): number => weekdays.indexOf(name.slice(0, 3));
