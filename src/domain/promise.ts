import { clockTimePattern, nextSuch, readClockTime } from './clock-time.ts';
import { durationPattern, readDuration } from './duration.ts';
import type { NextUpdate } from './incident.ts';

const announced = String.raw`(?:(?:next|another|further)\s+update|(?:will|'ll|’ll)\b[^.!?\n]{0,40}?\bupdate)\b`;
const inWords = new RegExp(String.raw`${announced}[^.!?\n]{0,60}?\b(?:in|within)\s+(${durationPattern})`, 'iu');
const atWords = new RegExp(String.raw`${announced}[^.!?\n\d]{0,40}?\b(?:by|at)\s+(${clockTimePattern})`, 'iu');
const told = /\b(?:was|were|had|has|have|took|lasted|shipped|applied|deployed|finished)\b/iu;

/**
 * The promise of the next update, where a text makes one plainly: "another update in an hour", "next update by 15:30
 * UTC". What tells of the past promises nothing: a reminder nobody asked for costs trust, a missing one costs less,
 * since the cadence still rings.
 */
export function readPromise(text: string, zone: string, now: Date): NextUpdate | null {
  for (const sentence of text.split(/(?<=[.!?])\s+|\n/u)) {
    if (told.test(sentence)) continue;
    const due = dueIn(sentence, zone, now);
    if (due) return { by: 'promise', due, words: sentence.trim(), reminded: false };
  }
  return null;
}

function dueIn(sentence: string, zone: string, now: Date): Date | undefined {
  const duration = readDuration(inWords.exec(sentence)?.[1] ?? '');
  if (duration !== undefined) return new Date(now.getTime() + duration);
  const time = readClockTime(atWords.exec(sentence)?.[1] ?? '', zone);
  return time ? nextSuch(time, now) : undefined;
}
