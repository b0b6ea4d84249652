/** A day in a sentence: a date, with its weekday or without, a weekday, or days from today. */
export interface Day {
  readonly from: number;
  readonly to: number;
  readonly weekday?: number;
  readonly date?: { readonly year?: number; readonly month: number; readonly day: number };
  readonly offset?: number;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const weekday = `(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)`;
const month = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const nth = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const year = String.raw`(?:,?\s{1,2}(20\d{2})(?![\d:]|\s{0,2}(?:utc|gmt|z)(?!\w)))?`;
const date = String.raw`(?:(20\d{2})-(\d{2})-(\d{2})(?![\d-])|(${month})\s{1,2}(?:the\s)?${nth}(?![\p{L}\d:]|\.\d)${year}|${nth}\s{1,2}(?:of\s)?(${month})(?![\p{L}\d])${year})`;
const day = new RegExp(
  String.raw`(?<![\p{L}\d/.:-])(?:(?:${weekday}(?:,\s{0,2}|\s{1,2})(?:the\s)?)?${date}(?:\s{0,2}[,(]\s{0,2}${weekday}(?![\p{L}\d'-]|\s{1,2}(?:\d|${month}))\)?)?|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![\p{L}\d'-])|today|yesterday)`,
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
    if (m1 === undefined && named === undefined) return [{ ...place, weekday: numberOf(whole) }];
    // "May 5" is a date, "18 may be slow" is none.
    if (named === 'may' && !written.slice(place.from, place.to).includes('May')) return [];
    const number = m1 === undefined ? months.indexOf((named ?? '').slice(0, 3)) + 1 : Number(m1);
    const said = y1 ?? y2 ?? y3;
    return [
      {
        ...place,
        date: { month: number, day: Number(d1 ?? d2 ?? d3), ...(said === undefined ? {} : { year: Number(said) }) },
        ...(name === undefined ? {} : { weekday: numberOf(name) }),
      },
    ];
  });
}

const numberOf = (name: string): number => weekdays.indexOf(name.slice(0, 3));
