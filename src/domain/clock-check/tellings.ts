import { headingAfter, sentencesOf } from '../promises/reading/sentences.ts';
import { zoneOfAll } from '../promises/reading/when/zones.ts';
import { type Clock, clocksIn } from './clocks.ts';
import { type Day, daysIn } from './days.ts';
import { type DayTime, goneBy, momentsOf } from './moments.ts';

/** A time of day as a sentence names it. */
export interface Time extends DayTime {
  readonly about: boolean;
  readonly written: string;
  /** When that was, in every way it may be read; none when it has not come yet. */
  readonly past: () => readonly Date[];
}

/** A sentence with its times. */
export interface Telling {
  readonly written: string;
  readonly plain: string;
  readonly heading: string;
  readonly times: readonly Time[];
  readonly days: readonly Day[];
}

/** A text with more times is a log, and no prose. */
const mostTimes = 40;
/** Slack: 40,000 characters, chat.postMessage. */
const longest = 40_000;
const mostSentences = 1000;

/** What a text says itself, sentence by sentence; what it quotes is masked. */
export function tellingsOf(text: string, home: string, now: Date): Telling[] {
  const read = text.slice(0, longest);
  const zone = zoneOfAll(read);
  let heading = '';
  let left = mostTimes;
  let dayBefore: Day | undefined;
  return sentencesOf(read)
    .slice(0, mostSentences)
    .map((sentence): Telling => {
      const { plain, written } = sentence;
      const isTold = /\d/u.test(plain);
      const days = isTold ? daysIn(sentence) : [];
      const clocks = isTold ? clocksIn({ text: plain, written, zone: home, now }).slice(0, left) : [];
      left -= clocks.length;
      const times = sameZone(clocks, plain, days).map((clock, place): Time => {
        const day = dayOf(clock, clocks[place - 1]?.to ?? 0, days, plain);
        const time = { ...clock, zone: clock.zone ?? zone, day, dayBefore };
        const past = kept(() => goneBy(momentsOf(time, home, now), now));
        return { ...time, past, about: isAbout(plain, clock.from), written: written.slice(clock.from, clock.to) };
      });
      const telling = { written, plain, heading, times, days };
      heading = headingAfter(plain, heading);
      dayBefore = days.findLast(({ date }) => date !== undefined) ?? dayBefore;
      return telling;
    });
}

/** Reckoning in zones is dear: it is done once, and only for what is compared. */
function kept<T>(reckon: () => T): () => T {
  let known: T | undefined;
  return () => {
    known ??= reckon();
    return known;
  };
}

const joint =
  /^[\s,(]*(?:-|–|—|to|until|till|through|and|or)[\s,]*(?:(?:about|around|approximately|on|at|~)[\s,]*){0,3}$/u;

export const isRange = (plain: string, one: Clock, other: Clock, days: readonly Day[]): boolean =>
  joint.test(blank(plain, days).slice(one.to, other.from));

/** A sentence without its dates, as long as it was. */
export function blank(plain: string, places: ReadonlyArray<{ readonly from: number; readonly to: number }>): string {
  return places.reduce((text, { from, to }) => text.slice(0, from) + ' '.repeat(to - from) + text.slice(to), plain);
}

/** `10:53am to 12:15pm PDT`: the zone of a range is that of both its ends. */
function sameZone(clocks: readonly Clock[], plain: string, days: readonly Day[]): Clock[] {
  return clocks.map((clock, place) => {
    const [before, after] = [clocks[place - 1], clocks[place + 1]];
    if (clock.zone !== undefined) return clock;
    const next = after && isRange(plain, clock, after, days) ? after.zone : undefined;
    const last = before && isRange(plain, before, clock, days) ? before.zone : undefined;
    return { ...clock, zone: next ?? last };
  });
}

const beside = /^[\s,(]{0,3}(?:(?:on|of)\s)?$/u;

/** The day before it, after the last time; or the one right behind it. */
function dayOf(clock: Clock, since: number, days: readonly Day[], plain: string): Day | undefined {
  const behind = days.find(({ from }) => from >= clock.to && beside.test(plain.slice(clock.to, from)));
  return behind ?? days.findLast(({ from, to }) => from >= since && to <= clock.from);
}

const isAbout = (plain: string, at: number): boolean =>
  /(?:~|(?<!\w)(?:about|around|approximately|approx|roughly|circa|ca|shortly\s+(?:before|after)|near))[\s~]*$/u.test(
    plain.slice(Math.max(0, at - 20), at),
  );
