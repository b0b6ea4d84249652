import { daysOf, readWeekday, weekdayOf } from './calendar.ts';
import { type ClockTime, clockTimePattern, readClockTime } from './clock-time.ts';
import { readDay } from './dates.ts';
import { durationPattern, readDuration } from './duration.ts';
import { type Said, slice, trim } from './said.ts';
import { instantOf, instantsOf, wallTimeOf } from './zone.ts';

/** When something happened, as somebody said it; or why that must be asked. */
export type Past = { readonly at: Date } | { readonly ask: Doubt };

/**
 * `future`: it has not come yet. `twice`: on the night summer time ends, with both moments. `never`: on the night it
 * begins, the clock skips that time.
 */
export type Doubt =
  | { readonly why: 'future' | 'never'; readonly words: string }
  | { readonly why: 'twice'; readonly words: string; readonly moments: readonly [Date, Date] };

/** Without a day, nobody means a time that went by longer ago than this: they mean one that has not come. */
const longAgo = 18 * 3_600_000;

const day = String.raw`today|yesterday|(?:on\s+)?(?:\d{4}-\d{2}-\d{2}|(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?:\s+\d{4})?)`;

const whole = new RegExp(String.raw`^(?:(${day})[,\s]+)?(?:at\s+)?(${clockTimePattern})(?:\s+(${day}))?$`, 'iu');
const agoWhole = new RegExp(String.raw`^(${durationPattern})\s+ago$`, 'iu');

/** Reads `17:40 GMT+1`, `yesterday 23:10`, `on Nov 7 at 17:40` or `20m ago`; undefined when it is no such time. */
export function readPast(words: string, zone: string, now: Date): Past | undefined {
  const text = words.trim();
  const ago = readDuration(agoWhole.exec(text)?.[1] ?? '');
  if (ago !== undefined) return { at: new Date(now.getTime() - ago) };
  const [, before, clock = '', after] = whole.exec(text) ?? [];
  const time = readClockTime(clock, zone);
  if (!time) return undefined;
  const named = before ?? after;
  const on = named === undefined ? now : dayOf(named, time.zone, now);
  if (!on) return undefined;
  const moments = momentsOn(on, time, 0);
  if (named !== undefined) return settle(moments, text, now);
  const today = settle(moments, text, now);
  if (!('ask' in today) || today.ask.why !== 'future') return today;
  // Shortly after midnight "23:50" is yesterday's.
  const yesterday = settle(momentsOn(on, time, -1), text, now);
  return 'at' in yesterday && now.getTime() - yesterday.at.getTime() > longAgo ? today : yesterday;
}

function settle(moments: readonly Date[], words: string, now: Date): Past {
  const [first, second] = moments;
  if (first === undefined) return { ask: { why: 'never', words } };
  if (first > now) return { ask: { why: 'future', words } };
  if (second === undefined || second > now) return { at: first };
  return { ask: { why: 'twice', words, moments: [first, second] } };
}

/** Every moment at which the clock shows that time, so many days from the day of a moment: none, one or two. */
function momentsOn(on: Date, { hour, minute, zone }: ClockTime, days: number): Date[] {
  const wall = wallTimeOf(on, zone);
  return instantsOf({ ...wall, day: wall.day + days, hour, minute }, zone);
}

/** A day that has come: the last Friday, not the next; this year's November, or last year's. */
function dayOf(words: string, zone: string, now: Date): Date | undefined {
  const name = words.toLowerCase().replace(/^on\s+/u, '');
  if (name === 'today') return now;
  if (name === 'yesterday') return shifted(now, zone, -1);
  const weekday = readWeekday(name);
  if (/day$/u.test(name) && weekday >= 0) {
    const today = weekdayOf(daysOf(wallTimeOf(now, zone)));
    return shifted(now, zone, -((today - weekday + 7) % 7));
  }
  const ahead = readDay(name, zone, now);
  if (!ahead || ahead <= now || /\d{4}/u.test(name)) return ahead;
  const wall = wallTimeOf(ahead, zone);
  // Read looking forward: without a year, and not today, it is the one before.
  const isToday = ahead.getTime() - now.getTime() < 86_400_000;
  return isToday ? ahead : instantOf({ ...wall, year: wall.year - 1 }, zone);
}

function shifted(now: Date, zone: string, days: number): Date {
  const wall = wallTimeOf(now, zone);
  return instantOf({ ...wall, day: wall.day + days, hour: 12, minute: 0 }, zone);
}

/** A time at the end of a text is in its last characters: reading a whole page for it takes seconds. */
const longest = 100;
/** What follows one of these says how long something lasted, not when the note's own matter happened. */
const notOfSpan = String.raw`(?<!\b(?:until|till|til|from|since|by|to|before|after|between)\s+)`;
const atEnd = new RegExp(
  String.raw`(?:^|\s)${notOfSpan}((?:(?:at|@)\s+${clockTimePattern}(?:\s+(?:${day}))?)|(?:(?:(?:at|@)\s+)?(?:${day})[,\s]+(?:at\s+)?${clockTimePattern})|(?:${durationPattern}\s+ago))$`,
  'iu',
);

export interface SplitPast {
  /** The text without its time; whole where the time must be asked. */
  readonly said: Said;
  readonly at: Date | undefined;
  readonly ask: Doubt | undefined;
}

/** Takes the time off the end of a text: when that happened, and the rest. */
export function splitPast(said: Said, zone: string, now: Date): SplitPast {
  const [, words = ''] = atEnd.exec(said.text.slice(-longest)) ?? [];
  const past = words === '' ? undefined : readPast(words.replace(/^(?:at|@)\s+/iu, ''), zone, now);
  if (past === undefined) return { said, at: undefined, ask: undefined };
  if ('ask' in past) return { said, at: undefined, ask: past.ask };
  return { said: trim(slice(said, 0, said.text.length - words.length)), at: past.at, ask: undefined };
}
