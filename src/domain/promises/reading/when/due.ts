/** Makes of a moment or a span the instant at which a promise is due, or the reason why there is none. */
import { dateOf, daysOf } from '../../../calendar.ts';
import { nextSuch } from '../../../clock-time.ts';
import { instantOf, readZone, type WallTime, wallTimeOf } from '../../../zone.ts';
import { meantDay } from './meant-day.ts';
import type { NamedMoment } from './moments.ts';

/** When something is due, or why that cannot be said. */
export type Due = Date | 'past' | 'weekday' | 'vague' | 'too far';

/** A time that has just gone by is no promise for tomorrow; "at 09:00", said in the evening, is one. */
const farthestTime = 18 * 3_600_000;
/** Nobody promises more than a year ahead. */
const farthest = 400 * 86_400_000;

/** The end of a working day, noon for a morning, the last minute of any other day: what people hold each other to. */
const ends = { close: [17, 0], morning: [12, 0], 'first thing': [12, 0], day: [23, 59] } as const;

export function dueAt(moment: NamedMoment, authorZone: string, now: Date): Due {
  const home = readZone(authorZone) ?? authorZone;
  const zone = moment.zone ?? home;
  if (moment.time === null || moment.part === 'vague') return 'vague';
  if (moment.turn) return nextTurn(moment.turn, zone, now);
  if (moment.time && !moment.day && moment.time.hour < 24) return nextTime({ ...moment.time, zone }, now);
  return within(onDay(moment, home, zone, now), now);
}

/** Milliseconds from now, where that is a moment people mean. */
export const dueIn = (length: number, now: Date): Due =>
  length <= 0 ? 'vague' : length > farthest ? 'too far' : new Date(now.getTime() + length);

function nextTime(time: { hour: number; minute: number; zone: string }, now: Date): Due {
  const due = nextSuch(time, now);
  return due.getTime() - now.getTime() > farthestTime ? 'past' : due;
}

function nextTurn(turn: 'hour' | 'half', zone: string, now: Date): Due {
  const { minute } = wallTimeOf(now, zone);
  const left = (turn === 'hour' ? 60 : 30) - minute;
  const begun = now.getTime() - (now.getTime() % 60_000);
  return new Date(begun + (left > 0 ? left : left + 60) * 60_000);
}

function onDay(moment: NamedMoment, home: string, zone: string, now: Date): Date | 'weekday' | 'vague' {
  const today = wallTimeOf(now, home);
  const [hour, minute] = timeOf(moment);
  const ahead = moment.time !== undefined || moment.part !== undefined;
  const day = meantDay(moment.day ?? defaultDay(moment, today), today, ahead);
  if (day === 'belied') return 'weekday';
  if (day === 'unclear') return 'vague';
  // Midnight is hour 24: the end of the day it is named with.
  const due = instantOf({ ...dateOf(day), hour, minute }, zone);
  const isToday = day === daysOf(today) && moment.day?.weekday !== undefined && Object.keys(moment.day).length === 1;
  return isToday && due <= now ? instantOf({ ...dateOf(day + 7), hour, minute }, zone) : due;
}

/** Said in the morning, "first thing in the morning" is tomorrow's; every other time without a day is today's. */
const defaultDay = ({ part }: NamedMoment, today: WallTime) => ({
  offset: part === 'first thing' && today.hour >= 5 ? 1 : 0,
});

function timeOf({ time, part, before, day }: NamedMoment): readonly [number, number] {
  if (time) return [time.hour, time.minute];
  if (before && day && !part) return [0, 0];
  return part && part !== 'vague' ? ends[part] : ends.day;
}

function within(due: Date | 'weekday' | 'vague', now: Date): Due {
  if (!(due instanceof Date)) return due;
  if (Number.isNaN(due.getTime())) return 'vague';
  if (due <= now) return 'past';
  return due.getTime() - now.getTime() > farthest ? 'too far' : due;
}
