import { clockDoubts } from '../clock-check/check.ts';
import { showClock, showImpactTime } from '../impacts/time.ts';
import { showDate } from '../show-time.ts';
import { type Entry, isKind } from '../timeline.ts';
import { showEntryTime, toldTime } from '../told.ts';
import type { Material } from './section.ts';
import { quoted } from './sentence.ts';

/** Comparing takes its time, and others wait meanwhile: of a long record the newest are read, each with those before it. */
const [most, mostBefore] = [20, 40];

/** Times in texts that cannot be so, or that another entry gives otherwise: the same check that asks on the day. */
export function clockRemarks({ standing, promises }: Material): string[] {
  const zones = new Map(promises.map(({ by, zone }) => [by, zone]));
  const words = standing.filter(isOfWords);
  const told = lastOf(words, saysWhen, most);
  const seen = new Set<string>();
  return told.flatMap((entry) => {
    const before = words.slice(0, words.indexOf(entry)).slice(-mostBefore);
    const zone = zones.get(entry.by) ?? toldTime(entry)?.zone ?? 'UTC';
    return clockDoubts(withTime(entry), before, zone, entry.recordedAt).flatMap(({ against, words, kind }) => {
      const other = before.find(({ seq }) => seq === against);
      const pair = `${entry.seq} ${against ?? words}`;
      if (seen.has(pair)) return [];
      seen.add(pair);
      if (other) return [`${says(entry)}, but ${says(other)}. Which time is right?`];
      return [
        `${says(entry)}: ${kind === 'weekday' ? 'that date has another weekday' : 'that was still to come'}. Which was meant?`,
      ];
    });
  });
}

/** The last so many that are so, in their order: of thousands only those behind are looked at. */
function lastOf<T>(all: readonly T[], isSo: (one: T) => boolean, count: number): T[] {
  const found: T[] = [];
  for (let place = all.length - 1; place >= 0 && found.length < count; place--) {
    const one = all[place] as T;
    if (isSo(one)) found.unshift(one);
  }
  return found;
}

/** The kinds that the check reads: what people told, did, or had to begin again. */
const isOfWords = ({ kind }: Entry): boolean =>
  kind === 'update' || kind === 'note' || kind === 'resolved' || kind === 'action_done' || kind === 'reopened';

const saysWhen = (entry: Entry): boolean =>
  !isKind(entry, 'action_done') && !isKind(entry, 'reopened') && /\d/u.test(withTime(entry));

/** A time that was typed with a text has been taken out of it: it stands there again, to be compared. */
function withTime(entry: Entry): string {
  const time = toldTime(entry);
  if (!time || time.precision === 'day') return entry.text;
  const [day] = showImpactTime({ ...time, precision: 'day', approx: false, zone: 'UTC' }).split(/(?<=\d{4})/u);
  return `${entry.text.replace(/[.\s]+$/u, '')} at ${showClock({ ...time, approx: false })} on ${day}`;
}

const says = (entry: Entry): string =>
  `entry ${entry.seq} (${showEntryTime(entry, showDate)}) says ${quoted(entry.text, 160)}`;
