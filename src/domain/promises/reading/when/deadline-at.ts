/** Reads the deadline, of whatever sort, that stands at one place in a sentence. */
import type { Reading } from '../sentences.ts';
import { sticky } from '../sticky.ts';
import { readCadence } from './cadences.ts';
import type { Deadline } from './deadline.ts';
import { dueAt, dueIn } from './due.ts';
import { readHappening } from './happenings.ts';
import { readMoment } from './moments.ts';
import { readSpan } from './spans.ts';
import { readVague } from './vagueness.ts';

const about = String.raw`(?:(?:about|around|approximately|approx|roughly|circa|another|a\s+further|at\s+most|at\s+least|no\s+more\s+than|less\s+than|under|up\s+to|the|next|coming|following|maybe|say|just|max)(?!\w)\s{0,2}|[~<]\s{0,2}){0,4}`;
const counted = new RegExp(
  String.raw`(?:(?:in|within|over|during|after|inside)\s+${about}|(?:in\s+)?between\s+\d{1,3}\s+and\s+(?=\d{1,3}\s*\p{L})|(?:no\s+later\s+than|by|at\s+most|latest\s+in)\s+(?=[^,.]{1,30}\sfrom\s+now))`,
  'uy',
);
const theHour = /within\s+the\s+(?:next\s+)?hour\b|in\s+(?:under\s+)?(?:the\s+next|the\s+coming)\s+hour\b/uy;
const uncounted = new RegExp(about, 'uy');
/** "Within 20 minutes of the fix" does not count from now; "in 30 minute intervals" counts nothing. */
const elsewhere =
  /'?\s{0,2}(?:(?:of|after|from|before|since|following|per|ago|prior|into|long|old)\b(?!\s+(?:now|this\s+(?:post|message|update)))|'?\s?(?:windows?|intervals?|batches|chunks|increments|timeouts?)\b)/uy;
const timeFromNow = /(?:'\s?|\s{1,2})(?:time|from\s+now|from\s+this\s+(?:post|message|update))\b/uy;
const bareMinutes = /in\s+(?:about\s+|~)?([5-9]|[1-9]\d)(?=\s*(?:[.,;)!](?!\d)|$|or\s+(?:sooner|earlier|less)))/uy;

/** The deadline that stands at a place in a text; after a heading such as "Next update:" a bare span is one too. */
export function readDeadline(reading: Reading, at: number, heading = false): Deadline | undefined {
  return (
    readCadence(reading, at) ??
    readVague(reading.text, at) ??
    readCounted(reading, at, heading) ??
    readAt(reading, at, heading) ??
    readHappening(reading.text, at)
  );
}

function readCounted({ text, now }: Reading, at: number, heading: boolean): Deadline | undefined {
  const hour = sticky(theHour, text, at);
  if (hour) return elapsed(3_600_000, now, at, at + hour[0].length);
  const bare = sticky(bareMinutes, text, at);
  if (bare) return elapsed(Number(bare[1]) * 60_000, now, at, at + bare[0].length);
  const prefix = sticky(counted, text, at) ?? (heading ? sticky(uncounted, text, at) : null);
  const start = at + (prefix?.[0].length ?? 0);
  const span = readSpan(text, start);
  if (!span || sticky(elsewhere, text, span.to)) return undefined;
  const tail = sticky(timeFromNow, text, span.to);
  if (!prefix && !tail) return undefined;
  return elapsed(span.length, now, at, span.to + (tail?.[0].length ?? 0));
}

const elapsed = (length: number | null, now: Date, from: number, to: number): Deadline => ({
  due: length === null ? 'vague' : dueIn(length, now),
  every: null,
  event: null,
  counted: true,
  from,
  to,
});

function readAt(reading: Reading, at: number, heading: boolean): Deadline | undefined {
  const { text, zone, now } = reading;
  const moment = readMoment(reading, at);
  if (!moment || (!heading && !isPlain(text, at))) return undefined;
  return { due: dueAt(moment, zone, now), every: null, event: null, counted: false, from: at, to: moment.to };
}

/** A bare "15:30" or "4 May" in mid-sentence may be anything; a weekday, "tomorrow" or "by 15:30" is a deadline. */
const isPlain = (text: string, at: number): boolean => !/^\d/u.test(text.slice(at, at + 1)) || at === 0;
