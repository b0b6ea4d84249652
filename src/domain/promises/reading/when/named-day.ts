/**
 * Reads how a day is named. Not chrono-node: it takes `04/12` for April, `at 3` for three at night and `tomorrow, Sunday`
 * for two days, sets a date just gone by in next year, and needs 200 ms for its first text.
 */
import { monthPattern, readMonth, readWeekday, weekdayPattern } from '../../../calendar.ts';
import { sticky } from '../sticky.ts';

/** What a text says about a day; what it says twice must agree. */
export interface NamedDay {
  readonly weekday?: number;
  readonly week?: 'next';
  readonly date?: { readonly year?: number; readonly month: number; readonly day: number };
  /** The day of a month that is not named: `the 4th`. */
  readonly nth?: number;
  /** Days from today. */
  readonly offset?: number;
  /** `04/09` is April or September. */
  readonly unclear?: true;
}

const nth = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const year = String.raw`(?:,?\s{1,2}(20\d{2})(?!\d|\s{0,2}(?:utc|gmt|z|h|hrs)\b))?`;

const iso = /(20\d{2})-(\d{2})-(\d{2})(?![\d-])/uy;
const monthFirst = new RegExp(String.raw`(${monthPattern})\s{1,2}(?:the\s+)?${nth}(?![\p{L}\d:])${year}`, 'uy');
const dayFirst = new RegExp(String.raw`(?:the\s+)?${nth}\s{1,2}(?:of\s+)?(${monthPattern})(?!\w)${year}`, 'uy');
const weekday = new RegExp(
  String.raw`(?:(?:the\s+)?(this|next|coming|following)\s+(?:coming\s+)?)?(${weekdayPattern})(?![\p{L}\d'-])(?:\s+(next)\s+week\b)?(?:,?\s{1,2}(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)(?![\p{L}\d])(?!\s{1,2}(?:of\s+)?${monthPattern}))?`,
  'uy',
);
const relative = /((?:the\s+)?day\s+after\s+tomorrow|tomorrow|tmrw|today)(?![\p{L}\d'])/uy;
const ordinal = /the\s+(\d{1,2})(?:st|nd|rd|th)(?=\s{0,2}(?:[.,;)]|$|(?:at|by|or)\b))/uy;
const numeric = /\d{1,2}(?:\/\d{1,2}(?:\/\d{2,4})?|\.\d{1,2}\.(?:\d{2,4})?)(?!\d)/uy;

/** Reads `Friday`, `September 4th`, `4 Sept 2026`, `2026-09-04`, `tomorrow`, `the 4th` at a place in a text. */
export function readNamedDay(text: string, at: number): { readonly day: NamedDay; readonly to: number } | undefined {
  for (const [pattern, read] of readers) {
    const found = sticky(pattern, text, at);
    if (found) return { day: read(found), to: at + found[0].length };
  }
  return undefined;
}

const readers: ReadonlyArray<readonly [RegExp, (found: RegExpExecArray) => NamedDay]> = [
  [iso, ([, y, m, d]) => dated(y, Number(m), d)],
  [monthFirst, ([, m = '', d, y]) => dated(y, readMonth(m), d)],
  [dayFirst, ([, d, m = '', y]) => dated(y, readMonth(m), d)],
  [
    weekday,
    ([, how = '', name = '', week, d]) => ({
      weekday: readWeekday(name),
      ...(week || how === 'next' ? { week: 'next' } : {}),
      ...(d === undefined ? {} : { nth: Number(d) }),
    }),
  ],
  [relative, ([, name = '']) => ({ offset: /^(?:the|day)/u.test(name) ? 2 : /^(?:tom|tmr)/u.test(name) ? 1 : 0 })],
  [ordinal, ([, d]) => ({ nth: Number(d) })],
  [numeric, () => ({ unclear: true })],
];

const dated = (y: string | undefined, m: number, d = ''): NamedDay => ({
  date: { month: m, day: Number(d), ...(y === undefined ? {} : { year: Number(y) }) },
});
