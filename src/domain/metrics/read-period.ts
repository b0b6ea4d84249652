import { readDuration } from '../duration.ts';
import { instantOf } from '../zone.ts';
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
 * Reads `30d`, `the last 2 weeks`, `quarter`, `2026-11`, `2026-01-01..2026-03-31`, each with what follows it. `zone` (IANA
 * or an offset) is where the days of such dates are meant.
 */
export function readPeriod(text: string, zone: string, now: Date): Asked {
  const words = text
    .trim()
    .replace(/^(?:the\s+)?(?:last|past|this)\s+/iu, '')
    .split(/\s+/u);
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1) {
    const name = words.slice(0, count).join(' ').toLowerCase();
    const found = backFrom(name, now) ?? between(name, zone);
    if (found) return { ...found, rest: bare(words.slice(count).join(' ')), isSaid: true };
  }
  return { ...lasting(30 * day, now), rest: bare(text.trim()), isSaid: false };
}

const bare = (rest: string): string => rest.replace(/^(?:of|for|in|on)\s+/iu, '');

function backFrom(name: string, now: Date): Pick<Asked, 'period' | 'name'> | undefined {
  const length = Object.hasOwn(called, name) ? (called[name] ?? 0) * day : readDuration(name);
  return length ? lasting(length, now) : undefined;
}

function lasting(length: number, now: Date): Pick<Asked, 'period' | 'name'> {
  const days = Math.max(1, Math.round(length / day));
  return {
    period: { from: new Date(now.getTime() - length), to: now },
    name: `the last ${days} day${days === 1 ? '' : 's'}`,
  };
}

/** From the first moment of the one to the last of the other. */
function between(name: string, zone: string): Pick<Asked, 'period' | 'name'> | undefined {
  const [whole, ...parts] = dates.exec(name) ?? [];
  if (whole === undefined) return undefined;
  const [from, to] = [parts.slice(0, 3), parts[3] === undefined ? parts.slice(0, 3) : parts.slice(3)];
  const period = { from: before(startOf(from, 0, zone)), to: before(startOf(to, 1, zone)) };
  return period.from < period.to ? { period, name } : undefined;
}

/** Where a year, a month or a day begins, or the one after it. */
function startOf([year, month, date]: ReadonlyArray<string | undefined>, after: 0 | 1, zone: string): Date {
  const [years, months, days] = [
    Number(year) + (month === undefined ? after : 0),
    Number(month ?? 1) + (month !== undefined && date === undefined ? after : 0),
    Number(date ?? 1) + (date === undefined ? 0 : after),
  ];
  return instantOf({ year: years, month: months, day: days, hour: 0, minute: 0 }, zone);
}

const before = (at: Date): Date => new Date(at.getTime() - 1);
