import { readDuration } from '../duration.ts';
import type { Period } from './report.ts';

const day = 86_400_000;

/** What a period may be called, in days. */
const called: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

/** A period has at most so many words: `last 30 days`. */
const most = 3;

export interface Asked {
  readonly period: Period;
  readonly days: number;
  /** What follows it: a component, in the words of whoever asks; empty where they ask of all. */
  readonly rest: string;
}

/** Reads `30d`, `the last 2 weeks`, `quarter`, `quarter Checkout`, `Checkout`; a period ends now, and is 30 days unless said. */
export function readPeriod(text: string, now: Date): Asked {
  const words = text
    .trim()
    .replace(/^(?:the\s+)?(?:last|past|this)\s+/iu, '')
    .split(/\s+/u);
  for (let count = Math.min(most, words.length); count > 0; count -= 1) {
    const name = words.slice(0, count).join(' ').toLowerCase();
    const length = Object.hasOwn(called, name) ? (called[name] ?? 0) * day : readDuration(name);
    if (length) return asked(length, words.slice(count).join(' '), now);
  }
  return asked(30 * day, text.trim(), now);
}

const asked = (length: number, rest: string, now: Date): Asked => ({
  period: { from: new Date(now.getTime() - length), to: now },
  days: Math.max(1, Math.round(length / day)),
  rest: rest.replace(/^(?:of|for|in|on)\s+/iu, ''),
});
