/** Reads how a time of an impact is said: its day, its clock, its zone and how exactly, without deciding which day it was. */
import { existingDaysOf, monthPattern, readMonth, readWeekday } from '../../calendar.ts';
import { hourOf } from '../../clock-time.ts';
import { durationPattern, readDuration } from '../../duration.ts';
import { readZone, zonePattern } from '../../zone.ts';
import type { Precision } from '../time.ts';

/** A day as it was named; without its year where nobody said it. */
export type SpokenDay =
  | { readonly year: number | null; readonly month: number; readonly day: number; readonly weekday: number | null }
  /** `last`: not today, though today may be one. */
  | { readonly weekday: number; readonly last: boolean }
  | { readonly daysAgo: 0 | 1 };

export interface Spoken {
  readonly words: string;
  readonly approx: boolean;
  readonly precision: Precision;
  readonly day: SpokenDay | null;
  readonly clock: { readonly hour: number; readonly minute: number; readonly second: number } | null;
  readonly zone: string | null;
  /** Milliseconds before now; for what was said so. */
  readonly ago: number | null;
}

const month = String.raw`${monthPattern}(?![a-z])\.?`;
const weekday = `(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])`;
const nth = String.raw`\d{1,2}(?:st|nd|rd|th)?(?![\d:a-z%])`;
const year = String.raw`(?:,?\s+(?:19|20)\d{2}(?![\d:]))?`;
/** Not within a clock or an offset: the 30 of `10:30 Nov 7` and the 1 of `17:40 GMT+1 Nov 7` begin nothing. */
export const numberEdge = String.raw`(?<!\d[:.]?|(?:utc|gmt)\s?[+-])`;
/** A day as it stands in a text, and a time of day with its zone. */
export const datePattern = String.raw`${numberEdge}(?:(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)|(?:${weekday},?\s+)?(?:the\s+)?(?:${month}\s*${nth}${year}|${nth}\s+(?:of\s+)?${month}${year})|(?:last\s+)?${weekday}|today|yesterday)`;
/** A day that has been, whatever today is. */
export const pastDayPattern = String.raw`(?:last\s+${weekday}|yesterday)`;
/** For use inside a larger pattern, as the others here. */
export const approximately = String.raw`(?:approximately|approx\.?|about|around|roughly|circa|ca\.?(?=\s)|~|≈)\s*`;
export const clockPattern = String.raw`(?:\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:\s*[ap]\.?m(?![a-z])\.?)?|\d{1,2}\s*[ap]\.?m(?![a-z])\.?|noon|midnight)(?:\s*(?:${zonePattern})(?![a-z\d]))?`;
/** What may stand between a day and its time. */
export const joint = String.raw`(?:\s*,\s*|\s+|t(?=\d)|\s*(?=\())\(?\s*(?:(?:at|@)\s*)?(?:${approximately})?`;
export const ago = String.raw`${durationPattern}\s+ago(?![a-z])`;

/** A time as it stands in a text; for use inside a larger pattern, without case. */
export const timePattern = String.raw`(?:${approximately})?(?:(?:on|at|@)\s+)?(?:${approximately})?(?:${ago}|${datePattern}(?:${joint}${clockPattern}\)?)?|${clockPattern}(?:(?:\s*,)?\s+(?:on\s+)?${datePattern})?|now(?![a-z]))`;

const isWhole = new RegExp(`^${timePattern}$`, 'iu');
const dateIn = new RegExp(datePattern, 'iu');
const clockIn = new RegExp(clockPattern, 'iu');
const agoIn = new RegExp(ago, 'iu');
const approxIn = new RegExp(`(?:^|[\\s(])${approximately}`, 'iu');

/** Undefined when the words are no time, or name one that is on no clock or calendar. */
export function readSpoken(typed: string): Spoken | undefined {
  const words = typed.trim();
  if (words.length > 100 || !isWhole.test(words)) return undefined;
  const common = { words, approx: approxIn.test(words), day: null, clock: null, zone: null, ago: null };
  const before = agoIn.exec(words)?.[0].replace(/\s+ago$/iu, '');
  if (before) {
    const length = readDuration(before);
    const precision = length !== undefined && length % 60_000 !== 0 ? 'second' : 'minute';
    return length === undefined ? undefined : { ...common, ago: length, precision };
  }
  if (/(?:^|\s)now$/iu.test(words)) return { ...common, ago: 0, precision: 'minute' };
  const named = dateIn.exec(words);
  const day = named && readDate(named[0].toLowerCase());
  const rest = named ? `${words.slice(0, named.index)} ${words.slice(named.index + named[0].length)}` : words;
  const shown = clockIn.exec(rest);
  const time = shown && readClock(shown[0]);
  if ((named && !day) || (shown && !time)) return undefined;
  const { zone = null, ...clockTime } = time ?? {};
  if (!time) return { ...common, day: day ?? null, precision: 'day' };
  const { hour, minute, second, isExact } = clockTime as ReadClock;
  return {
    ...common,
    day: day ?? null,
    clock: { hour, minute, second },
    zone,
    precision: isExact ? 'second' : 'minute',
  };
}

function readDate(name: string): SpokenDay | undefined {
  if (name === 'today') return { daysAgo: 0 };
  if (name === 'yesterday') return { daysAgo: 1 };
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(name) ?? [];
  if (isoYear) return onCalendar(Number(isoYear), Number(isoMonth), Number(isoDay), null);
  const monthAt = new RegExp(`(?<![a-z])${month}`, 'iu').exec(name);
  const onWeekday = readWeekday(new RegExp(`^${weekday}`, 'iu').exec(name.replace(/^last\s+/u, ''))?.[0] ?? '');
  if (!monthAt) return onWeekday < 0 ? undefined : { weekday: onWeekday, last: /^last\s/u.test(name) };
  const day = /(?<!\d)\d{1,2}(?=st|nd|rd|th|\D|$)/u.exec(name)?.[0];
  const inYear = /(?<!\d)\d{4}(?!\d)/u.exec(name)?.[0];
  const inMonth = readMonth(monthAt[0]);
  return onCalendar(inYear ? Number(inYear) : null, inMonth, Number(day), onWeekday < 0 ? null : onWeekday);
}

/** February 29 is a day where nobody said the year. */
function onCalendar(inYear: number | null, month: number, day: number, onWeekday: number | null) {
  const exists = !Number.isNaN(existingDaysOf({ year: inYear ?? 2024, month, day }));
  return exists ? { year: inYear, month, day, weekday: onWeekday } : undefined;
}

interface ReadClock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** To the second. */
  readonly isExact: boolean;
  readonly zone: string | null;
}

const parts = new RegExp(
  String.raw`^(?:(noon|midnight)|(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?(?:\.\d+)?\s*(?:([ap])\.?m\.?)?)\s*(${zonePattern})?$`,
  'iu',
);

function readClock(text: string): ReadClock | undefined {
  const [, named, hours, minutes = '0', seconds, half, zoned] = parts.exec(text.trim()) ?? [];
  const zone = zoned === undefined ? null : readZone(zoned);
  const hour = named ? (named.toLowerCase() === 'noon' ? 12 : 0) : hourOf(Number(hours), half);
  const [minute, second] = [Number(minutes), Number(seconds ?? 0)];
  if (zone === undefined || hour === undefined || minute > 59 || second > 59) return undefined;
  return { hour, minute, second, isExact: seconds !== undefined, zone };
}
