/** Reads a time, a day, or both in any order, as one moment. */
import type { Reading } from '../sentences.ts';
import { sticky } from '../sticky.ts';
import { type Clock, readClock } from './clocks.ts';
import { type NamedDay, readNamedDay } from './named-day.ts';
import { readZoneNext } from './zones.ts';

/** A moment as a text names it: a day, a time of day, or both, in any order. */
export interface NamedMoment {
  readonly day?: NamedDay;
  readonly time?: Clock['time'];
  readonly zone?: string;
  /** The next full or half hour. */
  readonly turn?: 'hour' | 'half';
  readonly part?: 'morning' | 'first thing' | 'close' | 'vague';
  /** "Before Monday" is over when Monday begins. */
  readonly before?: true;
  readonly to: number;
}

const prefix =
  /(?:(?:on or before|at or before|no[t]? later than|latest by|latest at|at the latest by|by|at|before|around|about|approximately|approx|roughly|circa|on|for|until|till|sometime|between|latest)(?!\w)\s{0,2}|[@~]\s{0,2})+/uy;
const joint =
  /t(?=\d)|\s{0,2}(?:,\s{0,2}|\(\s{0,2})?(?:(?:at|by|before|around|about|on|of|from|in|the|no later than)(?!\w)\s{0,2}|[~@]\s{0,2}){0,3}/uy;
const close =
  /(?:the\s+)?(?:end\s+of\s+(?:the\s+)?(?:business|play|(?:working\s+|work\s+|business\s+)?day(?!s))|end-of-day|close\s+of\s+(?:business|play)|eod|cob|eob)(?!\w)|(?:the\s+)?end\s+of\s+(?=today|tomorrow|mon|tue|wed|thu|fri|sat|sun)/uy;
const morning = /(?:first\s+thing\s+)?(?:in\s+the\s+)?morning\b/uy;
const firstThing = /first\s+thing(?:\s+in\s+the\s+morning)?\b/uy;
const vaguePart = /(?:(?:in\s+)?the\s+)?(?:early\s+)?(?:afternoon|evening|night|eve)\b/uy;
/** "At 09:00 tomorrow [morning]" adds nothing, "at 9:00 [tonight]" may be 21:00. */
const partAfter = /\s{1,2}(?:(?:(?:in\s+the|this)\s+)?(?:morning|(afternoon|evening))|(tonight))\b/uy;
const turn = /(?:the\s+)?(top|bottom|end)\s+of\s+the\s+(?:next\s+)?hour\b/uy;

/** Reads `by 15:30 UTC`, `tomorrow at 09:00`, `Friday, September 4th`, `end of day Friday` at a place in a text. */
export function readMoment(reading: Reading, at: number): NamedMoment | undefined {
  const { text } = reading;
  const before = sticky(prefix, text, at)?.[0] ?? '';
  const start = at + before.length;
  let moment: NamedMoment = { to: start, ...(/\bbefore\b/u.test(before) ? { before: true } : {}) };
  for (let place = start; place <= text.length; ) {
    const next = readPart(reading, place, moment, place > start || before !== '');
    if (!next) break;
    moment = next;
    place = moment.to + (sticky(joint, text, moment.to)?.[0].length ?? 0);
    if (place === moment.to) break;
  }
  return moment.to > start ? closed(reading, withPart(text, moment)) : undefined;
}

function readPart(reading: Reading, at: number, moment: NamedMoment, prefixed: boolean): NamedMoment | undefined {
  const timed = moment.time !== undefined || moment.turn !== undefined || moment.part === 'close';
  return (timed ? undefined : readTimeOfDay(reading, at, moment, prefixed)) ?? readDayPart(reading.text, at, moment);
}

function readDayPart(text: string, at: number, moment: NamedMoment): NamedMoment | undefined {
  const found = readNamedDay(text, at);
  if (!found || overlaps(moment.day, found.day)) return undefined;
  return { ...moment, day: { ...moment.day, ...found.day }, to: found.to };
}

/** `Friday or Monday`: the second weekday is another moment. */
const overlaps = (one: NamedDay | undefined, other: NamedDay): boolean =>
  one !== undefined && Object.keys(other).some((key) => Object.hasOwn(one, key));

function readTimeOfDay(reading: Reading, at: number, moment: NamedMoment, prefixed: boolean): NamedMoment | undefined {
  const { text } = reading;
  const hour = sticky(turn, text, at);
  if (hour) return { ...moment, turn: hour[1] === 'bottom' ? 'half' : 'hour', to: at + hour[0].length };
  const parts = [
    ['first thing', firstThing],
    ['morning', moment.day ? morning : undefined],
    ['vague', moment.day ? vaguePart : undefined],
    ['close', close],
  ] as const;
  for (const [part, pattern] of moment.part ? [] : parts) {
    const found = pattern && sticky(pattern, text, at);
    if (found)
      return withZone(reading, {
        ...moment,
        part: /^(?:the\s+)?end\s+of\s+$/u.test(found[0]) ? 'close' : part,
        to: at + found[0].length,
      });
  }
  const clock = isDayOfMonth(text, at) ? undefined : readClock(reading, at, prefixed);
  if (!clock) return undefined;
  const { part, ...named } = moment;
  return {
    ...named,
    time: part === 'vague' ? ofTwoHalves(clock.time) : clock.time,
    ...(clock.zone ? { zone: clock.zone } : {}),
    to: clock.to,
  };
}

function withPart(text: string, moment: NamedMoment): NamedMoment {
  const found = moment.time === undefined ? null : sticky(partAfter, text, moment.to);
  if (!found) return moment;
  const isLate = found[1] !== undefined || found[2] !== undefined;
  return { ...moment, ...(isLate ? { time: ofTwoHalves(moment.time) } : {}), to: moment.to + found[0].length };
}

/** `9:00` in the evening may be 21:00, and is no time to be reminded at. */
const ofTwoHalves = (time: NamedMoment['time'] = null): Clock['time'] => (time && time.hour <= 12 ? null : time);

/** `4 September` begins like a time, but is none. */
const isDayOfMonth = (text: string, at: number): boolean => readNamedDay(text, at)?.day.date !== undefined;

function withZone(reading: Reading, moment: NamedMoment): NamedMoment {
  const { zone, to = moment.to } = readZoneNext(reading, moment.to) ?? {};
  return zone ? { ...moment, zone, to } : moment;
}

/** A parenthesis that was opened on the way is closed. */
function closed(reading: Reading, moment: NamedMoment): NamedMoment {
  const { text } = reading;
  const end = sticky(/\s{0,2}\)/uy, text, moment.to);
  const zoned = moment.zone || moment.time !== undefined ? moment : withZone(reading, moment);
  return end && text.slice(0, zoned.to).includes('(') ? { ...zoned, to: zoned.to + end[0].length } : zoned;
}
