import { type CalendarDay, dateOf, daysOf, existingDaysOf, weekdayOf } from '../calendar.ts';
import { counted } from '../counted.ts';
import { readDuration } from '../duration.ts';
import { instantOf, wallTimeOf } from '../zone.ts';
import type { Period } from './report.ts';

const day = 86_400_000;

/** What a period may be called, in days. */
const called: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

/** A period has at most so many words: `last 30 days`. */
const mostWords = 3;

const date = String.raw`(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?`;
const dates = new RegExp(String.raw`^${date}(?:(?:\.\.|–|—)${date})?$`, 'u');

export interface Asked {
  readonly period: Period;
  /** `the last 30 days`, `2026-11`. */
  readonly name: string;
  /** What follows it: a component, in the words of whoever asks; empty where they ask of all. */
  readonly rest: string;
  /** Whether any was said; without, it is the last 30 days. */
  readonly isSaid: boolean;
}

/**
 * Reads `30d`, `the last 2 weeks`, `quarter`, `this month`, `last week`, `2026-11`, `2026-01-01..2026-03-31`, each with what
 * follows it. `zone` (IANA or an offset) is where days, weeks (from Monday) and months begin. What has not begun is none, and
 * what began ten years ago.
 */
export function readPeriod(text: string, zone: string, now: Date): Asked {
  const words = text
    .trim()
    .replace(/^the\s+/iu, '')
    .split(/\s+/u);
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1) {
    const name = words.slice(0, count).join(' ').toLowerCase();
    const found = onCalendar(name, zone, now) ?? backFrom(name, now) ?? between(name, zone);
    if (found && found.period.from < now && now.getTime() - found.period.from.getTime() <= longest) {
      return { ...found, rest: bare(words.slice(count).join(' ')), isSaid: true };
    }
  }
  return { ...lasting(30 * day, now), rest: bare(text.trim()), isSaid: false };
}

/** Ten years and what is left of this one. */
const longest = 11 * 366 * day;

const bare = (rest: string): string => rest.replace(/^(?:of|for|in|on)\s+/iu, '');

function backFrom(name: string, now: Date): Pick<Asked, 'period' | 'name'> | undefined {
  const words = name.replace(/^(?:last|past)\s+/u, '');
  const length = Object.hasOwn(called, words) ? (called[words] ?? 0) * day : readDuration(words);
  return length ? lasting(length, now) : undefined;
}

/** `this month` is the one that is not over; `last month` the one before it. */
function onCalendar(name: string, zone: string, now: Date): Pick<Asked, 'period' | 'name'> | undefined {
  const [, which, unit] = /^(this|last)\s+(week|month|quarter|year)$/u.exec(name) ?? [];
  if (!which || !unit) return undefined;
  const start = (back: number): Date => before(beginningOf(unit, back, wallTimeOf(now, zone), zone));
  const period = which === 'this' ? { from: start(0), to: now } : { from: start(1), to: start(0) };
  return { period, name };
}

function beginningOf(unit: string, back: number, today: CalendarDay, zone: string): Date {
  if (unit === 'week') {
    const days = daysOf(today);
    return midnight(dateOf(days - ((weekdayOf(days) + 6) % 7) - 7 * back), zone);
  }
  const months = { month: 1, quarter: 3 }[unit] ?? 12;
  const count = Math.floor((today.month - 1) / months) - back;
  return midnight({ year: today.year, month: count * months + 1, day: 1 }, zone);
}

const midnight = (date: CalendarDay, zone: string): Date => instantOf({ ...date, hour: 0, minute: 0 }, zone);

function lasting(length: number, now: Date): Pick<Asked, 'period' | 'name'> {
  const days = Math.max(1, Math.round(length / day));
  return {
    period: { from: new Date(now.getTime() - length), to: now },
    name: `the last ${counted(days, 'day')}`,
  };
}

/** From the first moment of the one to the last of the other. */
function between(name: string, zone: string): Pick<Asked, 'period' | 'name'> | undefined {
  const [whole, ...parts] = dates.exec(name) ?? [];
  if (whole === undefined) return undefined;
  const [from, to] = [parts.slice(0, 3), parts[3] === undefined ? parts.slice(0, 3) : parts.slice(3)];
  if (![from, to].every(exists)) return undefined;
  const period = { from: before(startOf(from, 0, zone)), to: before(startOf(to, 1, zone)) };
  return period.from < period.to ? { period, name } : undefined;
}

/** A year, a month or a day. */
type Written = ReadonlyArray<string | undefined>;

/** Whether a calendar has it. */
const exists = ([year, month = '1', date = '1']: Written): boolean =>
  Number(year) >= 1900 &&
  !Number.isNaN(existingDaysOf({ year: Number(year), month: Number(month), day: Number(date) }));

/** Where it begins, or the one after it. */
function startOf([year, month, date]: Written, after: 0 | 1, zone: string): Date {
  const [years, months, days] = [
    Number(year) + (month === undefined ? after : 0),
    Number(month ?? 1) + (month !== undefined && date === undefined ? after : 0),
    Number(date ?? 1) + (date === undefined ? 0 : after),
  ];
  return midnight({ year: years, month: months, day: days }, zone);
}

const before = (at: Date): Date => new Date(at.getTime() - 1);
