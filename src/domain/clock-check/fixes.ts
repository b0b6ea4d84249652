import { inForce } from '../as-it-stands.ts';
import { showTime } from '../show-time.ts';
import { type Entry, isKind } from '../timeline.ts';
import { type DatedDeed, datedDeeds } from './dated-deeds.ts';
import { deedName, isTrouble, maybeSame } from './deeds.ts';
import type { Doubt } from './doubt.ts';
import { apart, closest, minutesApart } from './moments.ts';
import { sayTime } from './say-time.ts';
import { type Telling, tellingsOf } from './tellings.ts';
import { maybeSameThing } from './things.ts';
import { toldBy, toldIn } from './told.ts';

/** A deed of the record, and the moments that it may be dated to. */
interface Recorded extends DatedDeed {
  readonly entry: Entry;
  readonly moments: readonly Date[];
}

const leastMinutes = 2;
const leastAbout = 15;
const mostMinutes = 6 * 60;
/** Of another deed that may be the same, and of a deed that was only just done. */
const mostOther = 60;
/** Who writes as it happens writes a little later: said earlier by no more is no contradiction. */
const lag = 15;

/** A fix said at 09:20 of which the record knows that it was at 09:11. */
export function fixDoubts(said: readonly Telling[], timeline: readonly Entry[], home: string, now: Date): Doubt[] {
  const claims = said
    .filter(({ times }) => times.length > 0)
    .flatMap(datedDeeds)
    .filter(({ time }) => time !== undefined);
  if (claims.length === 0 || said.some(({ plain }) => isTrouble(plain))) return [];
  const recorded = recordedDeeds(timeline, home);
  const times = said.flatMap((telling) => telling.times.map((time) => time.past()));
  const open = recorded.filter(({ moments }) => !times.some((named) => apart(named, moments) < leastMinutes));
  return claims.flatMap((claim) => doubtOf(claim, recorded, open, now) ?? []);
}

function doubtOf(
  { deed, time, things, words }: DatedDeed,
  recorded: readonly Recorded[],
  open: readonly Recorded[],
  now: Date,
): Doubt | undefined {
  const moments = time ? time.past() : [];
  const isLike = (other: Recorded) => maybeSame[deed].includes(other.deed) && maybeSameThing(things, other.things);
  const like = recorded.filter(isLike);
  if (!time || like.length === 0 || like.some((other) => !open.includes(other))) return undefined;
  if (like.some((other) => isLate(moments, other))) return undefined;
  const [nearest] = like
    .filter((other) => isDoubtful(moments, other, deed === other.deed, time.about, now))
    .sort((a, b) => apart(moments, a.moments) - apart(moments, b.moments));
  const pair = nearest && closest(moments, nearest.moments);
  if (!pair) return undefined;
  const [at, then] = pair;
  return {
    kind: 'fix',
    key: `fix:${nearest.entry.seq}:${at.toISOString()}`,
    words,
    against: nearest.entry.seq,
    sentence: `You say the ${deedName[deed]} was at ${sayTime(time, at, now)}; entry ${nearest.entry.seq} records the ${deedName[nearest.deed]} at ${showTime(then, now)}. Which is it?`,
  };
}

/** Written when it was done, or a little later: that was the same time. */
function isLate(moments: readonly Date[], { time, entry }: Recorded): boolean {
  const isWrittenAtOnce = time === undefined && entry.at.getTime() === entry.recordedAt.getTime();
  return isWrittenAtOnce && moments.some((at) => at < entry.at && minutesApart(at, entry.at) <= lag);
}

function isDoubtful(moments: readonly Date[], record: Recorded, isOwn: boolean, about: boolean, now: Date): boolean {
  const pair = closest(moments, record.moments);
  if (!pair) return false;
  const [at, then] = pair;
  const minutes = minutesApart(at, then);
  const isJustNow = minutesApart(at, now) <= lag && at > then;
  const most = isOwn && !isJustNow ? mostMinutes : mostOther;
  return minutes >= (about || record.time?.about ? leastAbout : leastMinutes) && minutes <= most;
}

/** The deeds of the record; what did not hold is no fix to compare with. */
function recordedDeeds(timeline: readonly Entry[], home: string): Recorded[] {
  let deeds: Recorded[] = [];
  for (const entry of inForce(timeline)) {
    const told = toldOf(entry, timeline, home);
    if (isKind(entry, 'reopened') || told?.tellings.some(({ plain }) => isTrouble(plain))) deeds = [];
    for (const deed of told?.deeds() ?? []) {
      // A day is no moment to compare with.
      const written = entry.detail.told?.precision === 'day' ? [] : [entry.at];
      const moments = deed.time ? deed.time.past() : written;
      deeds.push({ ...deed, entry, moments });
    }
  }
  return deeds;
}

/** An action is written as an order: "Roll back the deploy", done. */
function toldOf(entry: Entry, timeline: readonly Entry[], home: string) {
  if (isKind(entry, 'update') || isKind(entry, 'note')) return toldIn(entry, home);
  if (!isKind(entry, 'action_done')) return undefined;
  const planned = timeline.find(({ seq }) => seq === entry.detail.action);
  const words = [entry.text, planned?.text ?? ''].map(asDone).join('\n');
  return toldBy(tellingsOf(words, home, entry.recordedAt));
}

const asDone = (order: string): string =>
  order
    .replace(/^\s*roll\s?back\b|^\s*revert\b/iu, 'Rolled back')
    .replace(/^\s*fix\b/iu, 'Fixed')
    .replace(/^\s*restart\b|^\s*reboot\b/iu, 'Restarted')
    .replace(/^\s*restore\b/iu, 'Restored');
