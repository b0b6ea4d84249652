/** Reads how long: `30 minutes`, `an hour and a half`. */
import { sticky } from '../sticky.ts';
import { amountPattern, readAmount } from './amounts.ts';

/** A span of time in a text and where it ends; no length for what has none: `a few minutes`, `two business days`. */
export interface Span {
  readonly length: number | null;
  readonly to: number;
}

const minute = 60_000;
const lengths: ReadonlyArray<readonly [RegExp, number]> = [
  [/^s/u, 1000],
  [/^m/u, minute],
  [/^h/u, 60 * minute],
  [/^d/u, 24 * 60 * minute],
  [/^w/u, 7 * 24 * 60 * minute],
];

const unit = String.raw`(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w)(?!\w)`;
const vagueSpan =
  /(?:(?:a\s+)?(?:very\s+)?(?:few|handful\s+of|number\s+of|matter\s+of)|several|some|many)\s+(?:more\s+|short\s+)?(?:seconds|minutes|mins|hours|hrs|days|weeks|months|moments)\b|(?:[\w-]+\s+)?(?:to\s+[\w-]+\s+)?(?:(?:business|working|week)[\s-]?days?|months?|moments?|sprints?|quarters?|years?)\b/uy;
const amount = new RegExp(amountPattern, 'uy');
const rangeTo = new RegExp(String.raw`(?:\s*${unit})?\s*(?:-(?=\s|\d)|–|—|to\b|or\b)\s*`, 'uy');
const orTwo = /an?\s+(hour|day|minute|week)\s+or\s+(two|so|three)\b/uy;
const part = new RegExp(String.raw`(${amountPattern})[\s-]*${unit}`, 'uy');
const glued = /(\d{1,3})h\s?(?:(\d{2})|(\d{1,2})m(?:ins?|inutes?)?)(?![\d\p{L}])/uy;
const andHalf = /\s+and\s+a\s+half\b/uy;
const joint = /\s*,?\s*(?:and\s+)?/uy;

/** Reads `30 minutes`, `1h30m`, `an hour and a half`, `30-60 minutes` (the later end) at a place in a text. */
export function readSpan(text: string, at: number): Span | undefined {
  const unclear = sticky(vagueSpan, text, at);
  if (unclear) return { length: null, to: at + unclear[0].length };
  return readRange(text, at) ?? readGlued(text, at) ?? readSum(text, at);
}

function readRange(text: string, at: number): Span | undefined {
  const vaguely = sticky(orTwo, text, at);
  if (vaguely) {
    const times = { two: 2, three: 3 }[vaguely[2] ?? ''] ?? 1;
    return { length: times * lengthOf(vaguely[1]), to: at + vaguely[0].length };
  }
  const least = sticky(amount, text, at);
  const dash = least && sticky(rangeTo, text, at + least[0].length);
  const found = dash && sticky(part, text, dash.index + dash[0].length);
  return found
    ? { length: readAmount(found[1] ?? '') * lengthOf(found[2]), to: found.index + found[0].length }
    : undefined;
}

function readGlued(text: string, at: number): Span | undefined {
  const found = sticky(glued, text, at);
  if (!found) return undefined;
  return { length: (Number(found[1]) * 60 + Number(found[2] ?? found[3])) * minute, to: at + found[0].length };
}

function readSum(text: string, at: number): Span | undefined {
  let [length, to] = [0, at];
  for (let start = at; ; ) {
    const found = sticky(part, text, start);
    if (!found) break;
    length += readAmount(found[1] ?? '') * lengthOf(found[2]);
    to = start + found[0].length;
    const half = sticky(andHalf, text, to);
    if (half) return { length: length + lengthOf(found[2]) / 2, to: to + half[0].length };
    start = to + (sticky(joint, text, to)?.[0].length ?? 0);
  }
  return to > at ? { length, to } : undefined;
}

const lengthOf = (name = ''): number => lengths.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
