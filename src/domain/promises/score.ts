import { counted } from '../counted.ts';
import type { PromiseRecord } from './record.ts';

/** Two minutes late is still kept: nobody who waits notices them. */
export const graceSeconds = 120;

/** How a team keeps the promises that had a time. */
export interface Score {
  /** Those that have come due: kept, or still missing. */
  readonly timed: number;
  /** Not a whole minute late. */
  readonly onTime: number;
  readonly late: number;
  /** On time, or late within the grace. */
  readonly kept: number;
  /** Those whose time has not come. */
  readonly open: number;
  /** Seconds. */
  readonly worst: number;
}

/** Counts what people said with a time; what was said again, moved before its time or owed by rule counts once or not. */
export function scoreOf(promises: readonly PromiseRecord[], now: Date): Score {
  const counted = promises.filter(
    ({ origin, due, ended, lateBy }) =>
      origin !== 'rule' &&
      due !== null &&
      (ended === 'kept' || ended === null || (ended === 'moved' && lateBy !== null)),
  );
  const lateness = counted.flatMap((promise) => latenessOf(promise, now));
  const late = lateness.filter((seconds) => seconds >= 60);
  return {
    timed: lateness.length,
    onTime: lateness.length - late.length,
    late: late.length,
    kept: lateness.filter((seconds) => seconds <= graceSeconds).length,
    open: counted.length - lateness.length,
    worst: Math.max(0, ...lateness),
  };
}

/** One that is still missing is as late as it is now. */
function latenessOf({ due, lateBy }: PromiseRecord, now: Date): number[] {
  if (lateBy !== null) return [lateBy];
  const seconds = due ? Math.floor((now.getTime() - due.getTime()) / 1000) : 0;
  return seconds > 0 ? [seconds] : [];
}

/** `3 timed promises: 1 on time, 2 late, worst 3 min`; null where none had a time. */
export function scoreWords(score: Score): string | null {
  const { timed, onTime, late, kept, open, worst } = score;
  if (timed + open === 0) return null;
  if (timed === 0) return `${counted(open, 'promise')} with a time, open`;
  const words = [`${onTime} on time`, `${late} late`];
  if (late > 0) words.push(`worst ${inMinutes(worst)}`);
  const more = open > 0 ? `; ${open} more open` : '';
  const graced = kept > onTime ? ` (${kept} of ${timed} kept within the grace of 2 min)` : '';
  return `${counted(timed, 'timed promise')}: ${words.join(', ')}${graced}${more}`;
}

/** How late, in whole minutes; of hours and days the larger unit alone: `32 min`, `3 h`, `3 d`. */
export function inMinutes(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}
