/** Reads what comes again and again: `every 30 minutes`, `hourly updates`. */
import type { Reading } from '../sentences.ts';
import { sticky } from '../sticky.ts';
import type { Deadline } from './deadline.ts';
import { dueIn } from './due.ts';
import { readSpan } from './spans.ts';

const hour = 3_600_000;
const every =
  /(?:(?:at\s+least|about|around|roughly|approximately|approx)\s+)?(?:once\s+)?(?:every|each|once\s+an?|once\s+per)\s+(?:(?:about|roughly|approximately|~)\s*)?/uy;
const other = /other\s+(?=(?:hour|day|minute|week)\b)/uy;
const single = /(half[\s-]hour|hour|day|minute|week)(?!\w)/uy;
const adverb = /(?:on\s+an?\s+)?(half-hourly|hourly|daily)(?!\w)(?:\s+(?:basis|cadence|schedule))?/uy;
const intervals = /(?:at|in|on\s+a|with\s+a)\s+(\d{1,3})[\s-]?min(?:ute)?s?\s+(?:intervals|cadence|basis|schedule)\b/uy;

const lengths: Readonly<Record<string, number>> = {
  'half-hourly': hour / 2,
  'half-hour': hour / 2,
  hourly: hour,
  hour,
  daily: 24 * hour,
  day: 24 * hour,
  minute: hour / 60,
  week: 7 * 24 * hour,
};

/** Reads `every 30 minutes`, `hourly`, `once an hour`, `at 15-minute intervals`; the first beat is due. */
export function readCadence({ text, now }: Reading, at: number): Deadline | undefined {
  const found = sticky(adverb, text, at);
  if (found) return beating(lengthOf(found[1]), now, at, at + found[0].length);
  const regular = sticky(intervals, text, at);
  if (regular) return beating((Number(regular[1]) * hour) / 60, now, at, at + regular[0].length);
  const prefix = sticky(every, text, at);
  return prefix ? readBeat(text, at, at + prefix[0].length, now) : undefined;
}

function readBeat(text: string, from: number, at: number, now: Date): Deadline | undefined {
  const twice = sticky(other, text, at);
  const one = sticky(single, text, at + (twice?.[0].length ?? 0));
  if (one) return beating((lengthOf(one[1]) ?? 0) * (twice ? 2 : 1), now, from, one.index + one[0].length);
  const span = readSpan(text, at);
  return span && beating(span.length, now, from, span.to);
}

const lengthOf = (name = ''): number | null => lengths[name.replace(/\s/u, '-')] ?? null;

const beating = (length: number | null, now: Date, from: number, to: number): Deadline => ({
  due: length === null ? 'vague' : dueIn(length, now),
  every: length,
  event: null,
  counted: true,
  from,
  to,
});

const adjective = /(?<!\w)(?:(half-hourly|hourly|daily)|(\d{1,3})[\s-]?min(?:ute)?(?:ly)?)\s/u;

/** The cadence in "hourly updates" or "30-minute updates", in milliseconds. */
export function cadenceIn(words: string): number | null {
  const [, name, minutes] = adjective.exec(words) ?? [];
  if (minutes !== undefined) return (Number(minutes) * hour) / 60;
  return name === undefined ? null : lengthOf(name);
}
