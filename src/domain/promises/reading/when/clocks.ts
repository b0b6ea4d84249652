/** Reads a time of day, with the zone beside it. */
import { type ClockTime, readClockTime } from '../../../clock-time.ts';
import { zonePattern } from '../../../zone.ts';
import type { Reading } from '../sentences.ts';
import { sticky } from '../sticky.ts';
import { readZoneNext } from './zones.ts';

/** A time of day in a text and where it ends; no time for what cannot be told, such as `at 3` or `15:30 XYZT`. */
export interface Clock {
  readonly time: Omit<ClockTime, 'zone'> | null;
  /** The zone it names, if any. */
  readonly zone: string | undefined;
  readonly to: number;
}

const digits = /(\d{1,2}):(\d{2})(?::\d{2})?(?!\d|:\d|%)(?:\s{0,2}([ap]m)\b)?|(\d{1,2})\s{0,2}([ap]m)\b/uy;
const military = new RegExp(
  String.raw`(\d{2})(\d{2})(?=\s{0,2}(?:h|hrs|hours|${zonePattern})(?!\w))(?:\s{0,2}(?:h|hrs|hours)\b)?`,
  'uy',
);
const dotted = new RegExp(
  String.raw`(\d{1,2})[.h](\d{2})(?=\s{0,2}(?:[,;)]|$|\.(?:\s|$)|(?:h|hrs|or|today|tomorrow|on|at|${zonePattern})(?!\w)))(?:\s{0,2}hrs?\b)?`,
  'uy',
);
const word = /(?:12\s+)?(noon|midday|midnight)\b/uy;
const bareHour = new RegExp(
  String.raw`\d{1,2}(?:\s+o'clock)?(?=\s{0,2}(?:[,;)]|$|\.(?:\s|$)|(?:or|today|tomorrow|${zonePattern})(?!\w)))`,
  'uy',
);
const rangeTo = /\s{0,2}(?:-|–|—|to|and|or)\s{0,2}(?=\d)/uy;
const offset = /[+-]\d{2}:?\d{2}(?![\d:])/uy;

/** Reads `15:30 UTC`, `3pm PT`, `1530Z`, `noon`, `15:00-15:30` (its end). What a prefix would make plain is `prefixed`. */
export function readClock(reading: Reading, at: number, prefixed: boolean): Clock | undefined {
  const { text } = reading;
  const first = readTime(text, at, prefixed);
  if (!first) return undefined;
  const dash = sticky(rangeTo, text, first.to);
  const last = dash && readTime(text, first.to + dash[0].length, prefixed);
  if (last && !(isOffset(text, first.to) && before(last.time, first.time))) return withZone(reading, last);
  return withZone(reading, first);
}

type Time = Omit<Clock, 'zone'>;

function readTime(text: string, at: number, prefixed: boolean): Time | undefined {
  const named = sticky(word, text, at);
  if (named) {
    const hour = named[1] === 'midnight' ? 24 : 12;
    return { time: { hour, minute: 0 }, to: at + named[0].length };
  }
  const plain = sticky(digits, text, at);
  if (plain) {
    const [whole, hour, minute = '00', half = '', only = hour, itsHalf = half] = plain;
    return { time: valid(`${only}:${minute}${itsHalf}`), to: at + whole.length };
  }
  const found = sticky(military, text, at) ?? (prefixed ? sticky(dotted, text, at) : null);
  if (found) return { time: valid(`${found[1]}:${found[2]}`), to: at + found[0].length };
  const unclear = prefixed ? sticky(bareHour, text, at) : null;
  return unclear ? { time: null, to: at + unclear[0].length } : undefined;
}

function valid(text: string): Time['time'] {
  const time = readClockTime(text, 'UTC');
  return time ? { hour: time.hour, minute: time.minute } : null;
}

/** `15:30-05:00` is five hours behind UTC, `15:30-16:00` half an hour long. */
const isOffset = (text: string, at: number): boolean => sticky(offset, text, at) !== null;

const before = (one: Time['time'], other: Time['time']): boolean =>
  one !== null && other !== null && one.hour * 60 + one.minute < other.hour * 60 + other.minute;

function withZone(reading: Reading, { time, to }: Time): Clock {
  const next = readZoneNext(reading, to);
  if (!next) return { time, zone: undefined, to };
  return { time: next.zone === undefined ? null : time, ...next };
}
