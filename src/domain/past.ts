import type { Around } from './impacts/reading/moments.ts';
import { readEnds, type TimeDoubt } from './impacts/reading/settle.ts';
import { ago, approximately, clockPattern, datePattern, joint, pastDayPattern } from './impacts/reading/spoken.ts';
import type { ImpactTime } from './impacts/time.ts';
import { type MeantTime, timeMeant } from './meant-time.ts';
import { type Said, slice, trim } from './said.ts';

/** When something happened, as exactly as somebody said it; or why that must be asked. */
type Past = ImpactTime | { readonly ask: Doubt };

/**
 * `future`: it has not come yet. `twice`: on the night summer time ends, with both moments. `never`: on the night it
 * begins, the clock skips that time. `weekday`: that date is another day of the week.
 */
export type Doubt =
  | { readonly why: 'future' | 'never' | 'weekday'; readonly words: string }
  | Extract<TimeDoubt, { readonly why: 'twice' }>;

/**
 * Reads `17:40 GMT+1`, `yesterday 23:10`, `Jul 18 2023 16:07:21 UTC`, `Mar 11`, `~17:40` or `20m ago`; undefined when it
 * is no such time. `near`: when it was about, where that is not now.
 */
export function readPast(words: string, zone: string, now: Date, near: Around = aroundNow(now)): Past | undefined {
  const text = words.trim();
  // Nobody need say that it happens now.
  if (/^now$/iu.test(text)) return undefined;
  const ends = readEnds({ from: text, to: null }, zone, near);
  if ('from' in ends) return ends.from ?? undefined;
  return doubtOf(ends.ask);
}

function doubtOf(doubt: TimeDoubt): { readonly ask: Doubt } | undefined {
  const { why, words } = doubt;
  if (why === 'unreadable') return undefined;
  return { ask: why === 'twice' ? { why, words, moments: doubt.moments } : { why, words } };
}

/** What is told without its day was today, or last night. */
const aroundNow = (now: Date): Around => ({ from: now, to: now, now });

/** A time at the end of a text is in its last characters: reading a whole page for it takes seconds. */
const longest = 100;
const marker = String.raw`(?:at|on|@)\s+`;
/** What follows one of these says how long something lasted, or belongs to what stands before it. */
const notOfSpan = String.raw`(?<!\b(?:until|till|til|from|since|by|to|before|after|between|tomorrow|next\s+\w+|hours?|days?),?\s+)`;
const notOfDay = String.raw`(?<!${datePattern}[,\s]+)`;
/** A weekday alone may be the next one, and “about Mar 11” may be what it is about. */
const namedDay = String.raw`(?:${marker}(?:${approximately})?|(?:~|≈|around|approximately|approx\.?|circa)\s*)(?=.*\d)${datePattern}`;
/** “Worse than yesterday” dates nothing. */
const bareDay = String.raw`(?<!\b(?:of|about|as|than|like|vs\.?|versus|with|against|for|in|is|,)\s*)(?:on\s+)?${pastDayPattern}`;
const atEnd = new RegExp(
  String.raw`(?:^|\s)${notOfSpan}(${[
    String.raw`${notOfDay}(?:${marker}(?:${approximately})?|${approximately})${clockPattern}(?:(?:\s*,)?\s+(?:on\s+)?${datePattern})?`,
    String.raw`(?:${marker})?(?:${approximately})?${datePattern}${joint}${clockPattern}\)?`,
    namedDay,
    bareDay,
    `(?:${approximately})?${ago}`,
  ].join('|')})$`,
  'iu',
);
/** Where nothing else is said, it is the time. */
const alone = new RegExp(`^${marker}`, 'iu');

export interface SplitPast {
  /** The text without its time; whole where the time must be asked. */
  readonly said: Said;
  readonly time: ImpactTime | undefined;
  readonly ask: Doubt | undefined;
  /** What was meant as its time, where that is none that can be read: it stays in the text. */
  readonly meant?: MeantTime | undefined;
}

/** Takes the time off the end of a text: when that happened, and the rest. */
export function splitPast(said: Said, zone: string, now: Date, near: Around = aroundNow(now)): SplitPast {
  const { text } = said;
  const none = { said, time: undefined, ask: undefined };
  const whole = text.length <= longest && alone.test(text) ? readPast(text, zone, now, near) : undefined;
  const [, words = ''] = whole ? ['', text] : (atEnd.exec(text.slice(-longest)) ?? []);
  const past = words === '' ? undefined : (whole ?? readPast(words, zone, now, near));
  if (past === undefined) {
    const meant = words === '' ? timeMeant(text.slice(-longest), zone, near) : { words: words.trim(), moment: null };
    return meant ? { ...none, meant } : none;
  }
  const bare = words.replace(/^(?:at|@)\s+/iu, '');
  if ('ask' in past) return { ...none, ask: { ...past.ask, words: bare } };
  if (whole === undefined && isAhead(past, bare, near)) return { ...none, ask: { why: 'future', words: bare } };
  return { said: trim(slice(said, 0, text.length - words.length)), time: past, ask: undefined };
}

const halfAYear = 183 * 86_400_000;

/** A day without its year that comes again sooner than it was: a plan may be meant. */
const isAhead = ({ at, precision }: ImpactTime, words: string, { to }: Around): boolean =>
  precision === 'day' && !/\d{4}/u.test(words) && to.getTime() - at.getTime() > halfAYear;
