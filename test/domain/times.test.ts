import { describe, expect, test } from '@jest/globals';
import { dateOf, daysOf, existingDaysOf, weekdayOf } from '../../src/domain/calendar.ts';
import { type ClockTime, nextSuch, readClockTime } from '../../src/domain/clock-time.ts';
import { readDay } from '../../src/domain/dates.ts';
import { showDate, showDay, showInstant, showTime } from '../../src/domain/show-time.ts';
import { readWhen } from '../../src/domain/when.ts';
import { homeZone, instantOf, instantsOf, readZone, wallTimeOf } from '../../src/domain/zone.ts';

const paris = 'Europe/Paris';
/** A Friday, 13:00 in Paris. */
const noon = new Date('2026-11-20T12:00:00Z');

describe('a zone is', () => {
  test.each([
    ['UTC', '+00:00'],
    ['utc', '+00:00'],
    ['GMT', '+00:00'],
    ['GMT+1', '+01:00'],
    ['gmt-3', '-03:00'],
    ['UTC+05:30', '+05:30'],
    ['GMT+5:30', '+05:30'],
    ['+02:00', '+02:00'],
    ['PDT', '-07:00'],
    ['PST', '-08:00'],
    ['PT', 'America/Los_Angeles'],
    ['ET', 'America/New_York'],
    ['CEST', '+02:00'],
    ['Europe/Paris', paris],
    ['GMT +1', '+01:00'],
    ['MSK', '+03:00'],
    ['Pacific Time', 'America/Los_Angeles'],
    ['Eastern', 'America/New_York'],
    ['London time', 'Europe/London'],
    ['US/Pacific', 'US/Pacific'],
    ['AEST', undefined],
    ['IST', undefined],
    ['Etc/UTC', 'Etc/UTC'],
    ['Etc/GMT+1', 'Etc/GMT+1'],
    ['XYZ', undefined],
    ['UTC+15', undefined],
    ['UTC+05:99', undefined],
    ['Nope/Nope', undefined],
    ['', undefined],
    ['local', undefined],
    ['constructor', undefined],
  ])('%s: %s', (text, zone) => {
    expect(readZone(text)).toBe(zone);
  });

  const nine = { year: 2026, month: 7, day: 1, hour: 9, minute: 0 };
  test('PT follows summer time, PST does not', () => {
    expect(instantOf(nine, 'America/Los_Angeles')).toEqual(new Date('2026-07-01T16:00:00Z'));
    expect(instantOf({ ...nine, month: 1 }, 'America/Los_Angeles')).toEqual(new Date('2026-01-01T17:00:00Z'));
    expect(instantOf(nine, '-08:00')).toEqual(new Date('2026-07-01T17:00:00Z'));
  });
  test('Etc/GMT+1 of a profile is behind UTC, as its makers meant it', () => {
    expect(wallTimeOf(noon, 'Etc/GMT+1').hour).toBe(11);
    expect(wallTimeOf(noon, readZone('GMT+1') ?? '').hour).toBe(13);
  });
  test('of whoever writes as their profile names it, and UTC where nobody knows that name', () => {
    expect(['Europe/Paris', 'PT', 'Nope/Nope', ''].map((zone) => homeZone(zone, noon))).toEqual([
      'Europe/Paris',
      'America/Los_Angeles',
      'UTC',
      'UTC',
    ]);
  });
});

describe('a time of day is', () => {
  test.each([
    ['14:30', 14, 30, paris],
    ['9:05', 9, 5, paris],
    ['2:30pm', 14, 30, paris],
    ['2 PM', 14, 0, paris],
    ['12am', 0, 0, paris],
    ['12pm', 12, 0, paris],
    ['00:00', 0, 0, paris],
    ['14:30 UTC', 14, 30, '+00:00'],
    ['17:40 GMT+1', 17, 40, '+01:00'],
    ['17:40 GMT +1', 17, 40, '+01:00'],
    ['9am PT', 9, 0, 'America/Los_Angeles'],
    ['9am Pacific time', 9, 0, 'America/Los_Angeles'],
  ])('%s', (text, hour, minute, zone) => {
    expect(readClockTime(text, paris)).toEqual({ hour, minute, zone });
  });
  test.each(['24:00', '14:60', '13pm', '0am', '14', '', '14:3', '14:30 XYZ', '14:30:15', 'noon'])(
    'none: “%s”',
    (text) => {
      expect(readClockTime(text, paris)).toBeUndefined();
    },
  );
});

describe('the clocks of Paris show half past two', () => {
  test.each([
    ['once on most days', 2026, 11, 20, ['2026-11-20T01:30']],
    ['twice on the night that summer time ends', 2026, 10, 25, ['2026-10-25T00:30', '2026-10-25T01:30']],
    ['never on the night that it begins', 2026, 3, 29, []],
  ])('%s', (_, year, month, day, moments) => {
    const shown = instantsOf({ year, month, day, hour: 2, minute: 30 }, paris);
    expect(shown.map((at) => at.toISOString().slice(0, 16))).toEqual(moments);
  });
});

describe('on the calendar', () => {
  const leapDay = { year: 2028, month: 2, day: 29 };
  test('a day has a number, and the number is that day', () => {
    expect(daysOf({ year: 1970, month: 1, day: 1 })).toBe(0);
    expect(dateOf(daysOf(leapDay))).toEqual(leapDay);
    expect(dateOf(-1)).toEqual({ year: 1969, month: 12, day: 31 });
  });
  test('a day that no month has is none', () => {
    expect(existingDaysOf(leapDay)).toBe(daysOf(leapDay));
    expect(existingDaysOf({ ...leapDay, year: 2026 })).toBeNaN();
    expect(existingDaysOf({ year: 2026, month: 13, day: 1 })).toBeNaN();
    expect(existingDaysOf({ year: 2026, month: 4, day: 0 })).toBeNaN();
  });
  test('a week begins with Sunday, also long ago', () => {
    expect([0, 3, -1, -5].map(weekdayOf)).toEqual([4, 0, 3, 6]);
  });
});

describe('the next and the last such time', () => {
  const at = (hour: number, minute: number, zone = paris): ClockTime => ({ hour, minute, zone });
  test.each([
    ['later today', at(14, 30), '2026-11-20T12:00:00Z', '2026-11-20T13:30:00Z'],
    ['this very minute', at(13, 0), '2026-11-20T12:00:00Z', '2026-11-21T12:00:00Z'],
    ['over midnight', at(0, 40), '2026-11-20T22:59:00Z', '2026-11-20T23:40:00Z'],
    ['another day in that zone', at(9, 0, 'Asia/Singapore'), '2026-11-20T23:00:00Z', '2026-11-21T01:00:00Z'],
    ['over the start of summer time', at(9, 0), '2026-03-28T20:00:00Z', '2026-03-29T07:00:00Z'],
    ['in the hour that is skipped', at(2, 30), '2026-03-28T23:30:00Z', '2026-03-29T01:30:00Z'],
    ['over the end of summer time', at(9, 0), '2026-10-24T20:00:00Z', '2026-10-25T08:00:00Z'],
    ['in the hour that comes twice, before it', at(2, 30), '2026-10-24T23:30:00Z', '2026-10-25T00:30:00Z'],
    ['in the hour that comes twice, within it', at(2, 30), '2026-10-25T00:45:00Z', '2026-10-25T01:30:00Z'],
    ['in the hour that comes twice, after it', at(2, 30), '2026-10-25T02:00:00Z', '2026-10-26T01:30:00Z'],
  ])('%s', (_, time, now, next) => {
    expect(nextSuch(time, new Date(now)).toISOString()).toBe(new Date(next).toISOString());
  });
});

describe('a moment to come is', () => {
  test.each([
    ['20m', '2026-11-20T12:20'],
    ['in an hour', '2026-11-20T13:00'],
    ['within 5 minutes', '2026-11-20T12:05'],
    ['at 14:30', '2026-11-20T13:30'],
    ['by 2pm', '2026-11-20T13:00'],
    ['14:30 UTC', '2026-11-20T14:30'],
    ['tomorrow 09:00', '2026-11-21T08:00'],
    ['monday 9am', '2026-11-23T08:00'],
    ['Friday', '2026-11-27T22:59'],
    ['2026-12-01', '2026-12-01T22:59'],
  ])('%s', (text, iso) => {
    expect(readWhen(text, paris, noon)?.toISOString().slice(0, 16)).toBe(iso);
  });
  test.each(['soon', '', '25:00', 'in 99999999999 weeks', 'the fix', '14:30 XYZ', '20'])('none: “%s”', (text) => {
    expect(readWhen(text, paris, noon)).toBeUndefined();
  });
});

describe('a day is', () => {
  test.each([
    ['Friday', '2026-11-27T22:59'],
    ['5 Dec', '2026-12-05T22:59'],
    ['Dec 5 2027', '2027-12-05T22:59'],
    ['today', '2026-11-20T22:59'],
    ['tomorrow at 9:30', '2026-11-21T08:30'],
    ['2027-03-28', '2027-03-28T21:59'],
  ])('%s, to its end in the zone', (text, iso) => {
    expect(readDay(text, paris, noon)?.toISOString().slice(0, 16)).toBe(iso);
  });
  test.each(['Friday and Monday', 'hand', 'Friday is fine', '', '31 Feb'])('none: “%s”', (text) => {
    expect(readDay(text, paris, noon)).toBeUndefined();
  });
});

test('times are shown with their zone, and with their day when it is another', () => {
  expect(showTime(new Date('2026-11-20T21:01:00Z'), noon)).toBe('21:01 UTC');
  expect(showTime(new Date('2026-11-21T09:23:00Z'), noon)).toBe('Nov 21, 09:23 UTC');
  expect(showTime(new Date('2027-01-02T09:23:00Z'), noon)).toBe('Jan 2, 2027, 09:23 UTC');
  expect(showDate(noon)).toBe('Nov 20, 2026, 12:00 UTC');
  expect(showInstant(noon)).toBe('Nov 20, 2026, 12:00:00 UTC');
  expect(showDay(new Date('2026-11-20T23:30:00Z'), paris)).toBe('Sat, Nov 21, 2026');
});
