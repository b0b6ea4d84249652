import { monthPattern, readMonth, readWeekday, weekdayPattern } from '../calendar.ts';

/** A day in a sentence: a date, with its weekday or without, a weekday, or days from today. */
export interface Day {
  readonly from: number;
  readonly to: number;
  readonly weekday?: number;
  readonly date?: { readonly year?: number; readonly month: number; readonly day: number };
  readonly offset?: number;
}

const nth = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const year = String.raw`(?:,?\s{1,2}(20\d{2})(?![\d:]|\s{0,2}(?:utc|gmt|z)(?!\w)))?`;
const date = String.raw`(?:(20\d{2})-(\d{2})-(\d{2})(?![\d-])|(${monthPattern})\s{1,2}(?:the\s)?${nth}(?![\p{L}\d:]|\.\d)${year}|${nth}\s{1,2}(?:of\s)?(${monthPattern})(?![\p{L}\d])${year})`;
const day = new RegExp(
  String.raw`(?<![\p{L}\d/.:-])(?:(?:(${weekdayPattern})(?:,\s{0,2}|\s{1,2})(?:the\s)?)?${date}(?:\s{0,2}[,(]\s{0,2}(${weekdayPattern})(?![\p{L}\d'-]|\s{1,2}(?:\d|${monthPattern}))\)?)?|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![\p{L}\d'-])|today|yesterday)`,
  'gu',
);

/** `Thursday, July 18`, `18 July 2026`, `2026-07-18`, `July 18 (Thursday)`, `Thursday`, `yesterday` in a sentence. */
export function daysIn({ plain, written }: { readonly plain: string; readonly written: string }): Day[] {
  return [...plain.matchAll(day)].flatMap((found): Day[] => {
    const [whole, before, y1, m1, d1, m2, d2, y2, d3, m3, y3, after] = found;
    const place = { from: found.index, to: found.index + whole.length };
    if (whole === 'today' || whole === 'yesterday') return [{ ...place, offset: whole === 'today' ? 0 : -1 }];
    const name = before ?? after;
    const named = m2 ?? m3;
    if (m1 === undefined && named === undefined) return [{ ...place, weekday: readWeekday(whole) }];
    // "May 5" is a date, "18 may be slow" is none.
    if (named === 'may' && !written.slice(place.from, place.to).includes('May')) return [];
    const number = m1 === undefined ? readMonth(named ?? '') : Number(m1);
    const said = y1 ?? y2 ?? y3;
    return [
      {
        ...place,
        date: { month: number, day: Number(d1 ?? d2 ?? d3), ...(said === undefined ? {} : { year: Number(said) }) },
        ...(name === undefined ? {} : { weekday: readWeekday(name) }),
      },
    ];
  });
}
