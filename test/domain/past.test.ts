import { describe, expect, test } from '@jest/globals';
import { showImpactTime } from '../../src/domain/impacts/time.ts';
import { readPast, splitPast } from '../../src/domain/past.ts';
import { plain } from '../../src/domain/said.ts';

const paris = 'Europe/Paris';
/** A Friday, 13:00 in Paris. */
const noon = new Date('2026-11-20T12:00:00Z');

describe('when something happened stands at the end', () => {
  test.each([
    ['it began at 12:40', 'it began', '2026-11-20T11:40'],
    ['it began @ 12:40', 'it began', '2026-11-20T11:40'],
    ['it began at 23:50', 'it began', '2026-11-19T22:50'],
    ['it began at 11:40 UTC', 'it began', '2026-11-20T11:40'],
    ['it began yesterday 23:10', 'it began', '2026-11-19T22:10'],
    ['it began yesterday at 13:40', 'it began', '2026-11-19T12:40'],
    ['it began at 13:40 yesterday', 'it began', '2026-11-19T12:40'],
    ['it began on Nov 7 at 17:40 GMT+1', 'it began', '2026-11-07T16:40'],
    ['it began 7 November 17:40', 'it began', '2026-11-07T16:40'],
    ['it began on Dec 7 at 17:40', 'it began', '2025-12-07T16:40'],
    ['it began 2026-11-07 17:40', 'it began', '2026-11-07T16:40'],
    ['it began at 2026-11-07 16:40 UTC', 'it began', '2026-11-07T16:40'],
    ['it began on Tuesday at 09:00', 'it began', '2026-11-17T08:00'],
    ['it began 20m ago', 'it began', '2026-11-20T11:40'],
    ['it began an hour ago', 'it began', '2026-11-20T11:00'],
    ['it began half an hour ago', 'it began', '2026-11-20T11:30'],
    ['it began 1 hour 30 minutes ago', 'it began', '2026-11-20T10:30'],
    ['it began', 'it began', undefined],
    ['at 12:40 it began', 'at 12:40 it began', undefined],
    ['the API failed until Nov 8, 09:31 GMT+1', 'the API failed until Nov 8, 09:31 GMT+1', undefined],
    ['the API failed since yesterday 09:31', 'the API failed since yesterday 09:31', undefined],
    ['it has been so since 20m ago', 'it has been so since 20m ago', undefined],
    ['it began long ago', 'it began long ago', undefined],
    ['look at 12:40 XYZ', 'look at 12:40 XYZ', undefined],
    ['the vendor calls at 17:40.', 'the vendor calls at 17:40.', undefined],
    ['99999999999 weeks ago', '99999999999 weeks ago', undefined],
  ])('%s', (text, rest, iso) => {
    const { said, time, ask } = splitPast(plain(text), paris, noon);
    expect(ask).toBeUndefined();
    expect(said.text).toBe(rest);
    expect(time?.at.toISOString().slice(0, 16)).toBe(iso);
  });
});

describe('it is asked about, and the text stays whole', () => {
  test.each([
    ['the vendor calls at 17:40', noon, 'future', '17:40'],
    ['it began at 17:40 GMT+1', noon, 'future', '17:40 GMT+1'],
    ['it began today at 18:00', noon, 'future', 'today at 18:00'],
    ['it began on 2027-01-01 10:00', noon, 'future', 'on 2027-01-01 10:00'],
    ['it began at 02:30', new Date('2026-10-25T06:00:00Z'), 'twice', '02:30'],
    ['it began at 02:30', new Date('2026-03-29T06:00:00Z'), 'never', '02:30'],
  ])('%s', (text, now, why, words) => {
    expect(splitPast(plain(text), paris, now)).toMatchObject({ said: { text }, time: undefined, ask: { why, words } });
  });

  test('with both moments where the clock showed it twice', () => {
    expect(readPast('02:30', paris, new Date('2026-10-25T06:00:00Z'))).toMatchObject({
      ask: { moments: [new Date('2026-10-25T00:30:00Z'), new Date('2026-10-25T01:30:00Z')] },
    });
  });

  test('not where only the first of both has come', () => {
    expect(readPast('02:30', paris, new Date('2026-10-25T00:45:00Z'))).toMatchObject({
      at: new Date('2026-10-25T00:30:00Z'),
    });
  });
});

describe('it is kept as exactly as it was said', () => {
  test.each([
    ['deleted it at July 18 16:07:21 UTC', 'deleted it', 'Jul 18, 2026, 16:07:21 UTC'],
    ['deleted it at July 18 2023 16:07:21 UTC', 'deleted it', 'Jul 18, 2023, 16:07:21 UTC'],
    ['deleted it July 18 (approximately 16:07:21 UTC)', 'deleted it', 'approximately Jul 18, 2026, 16:07:21 UTC'],
    ['deleted it at 12:07:21', 'deleted it', 'Nov 20, 2026, 11:07:21 UTC'],
    ['deleted it 10s ago', 'deleted it', 'Nov 20, 2026, 11:59:50 UTC'],
    ['it began 20m ago', 'it began', 'Nov 20, 2026, 11:40 UTC'],
    ['it began about 20m ago', 'it began', 'approximately Nov 20, 2026, 11:40 UTC'],
    ['it began around 12:40', 'it began', 'approximately Nov 20, 2026, 11:40 UTC'],
    ['it began at about 12:40', 'it began', 'approximately Nov 20, 2026, 11:40 UTC'],
    ['it began ~12:40', 'it began', 'approximately Nov 20, 2026, 11:40 UTC'],
    ['it began approximately 5am UTC', 'it began', 'approximately Nov 20, 2026, 05:00 UTC'],
    ['found and fixed on Mar 11 2026', 'found and fixed', 'Mar 11, 2026'],
    ['found and fixed on Nov 11', 'found and fixed', 'Nov 11, 2026'],
    ['found and fixed on Wed, Nov 11', 'found and fixed', 'Nov 11, 2026'],
    ['found and fixed on 2026-03-11', 'found and fixed', 'Mar 11, 2026'],
    ['found and fixed around Nov 11', 'found and fixed', 'approximately Nov 11, 2026'],
    ['on Monday', '', 'Nov 16, 2026'],
    ['at yesterday', '', 'Nov 19, 2026'],
    ['it began yesterday', 'it began', 'Nov 19, 2026'],
    ['it began last Monday', 'it began', 'Nov 16, 2026'],
    ['it began on last Friday', 'it began', 'Nov 13, 2026'],
    ['it began last Monday 14:00', 'it began', 'Nov 16, 2026, 13:00 UTC'],
  ])('%s', (text, rest, shown) => {
    const { said, time, ask } = splitPast(plain(text), paris, noon);
    expect(ask).toBeUndefined();
    expect(said.text).toBe(rest);
    expect(time && showImpactTime(time)).toBe(shown);
  });

  test.each([
    'the vendor answers on Monday',
    'a question about Nov 11',
    'the backfill ran from Nov 9 to Nov 11',
    'a change of Nov 11',
    'we publish by Friday at 09:00',
    'next update tomorrow at 09:00',
    'it has been so since 1 hour 30 minutes ago',
    'version 12.40',
    'it happens now',
    'it is slower than yesterday',
    'the same as last Monday',
    'slow since yesterday',
    'they asked about yesterday',
  ])('and is left in the text where it is no such time: %s', (text) => {
    expect(splitPast(plain(text), paris, noon)).toEqual({ said: plain(text), time: undefined, ask: undefined });
  });

  test.each([
    ['the switch is on Dec 7', 'future', 'on Dec 7'],
    ['deleted it on Tue, Nov 11', 'weekday', 'on Tue, Nov 11'],
    ['deleted it on Tue, Nov 11 at 12:40', 'weekday', 'on Tue, Nov 11 at 12:40'],
  ])('and asked about where it may be another day: %s', (text, why, words) => {
    expect(splitPast(plain(text), paris, noon)).toMatchObject({ said: { text }, time: undefined, ask: { why, words } });
  });

  test('near when it all happened, where that is long ago', () => {
    const near = { from: new Date('2023-07-18T16:07:21Z'), to: new Date('2023-07-31T20:45:29Z'), now: noon };
    const read = (words: string) => {
      const past = readPast(words, 'UTC', noon, near);
      return past && 'at' in past ? showImpactTime(past) : past;
    };
    expect(read('Jul 20, 09:00')).toBe('Jul 20, 2023, 09:00 UTC');
    expect(read('Dec 7')).toBe('Dec 7, 2023');
    expect(read('17:40')).toBe('Jul 31, 2023, 17:40 UTC');
    expect(splitPast(plain('fixed on Jul 31'), 'UTC', noon, near).time?.at).toEqual(new Date('2023-07-31T00:00:00Z'));
  });
});

describe('what was meant as its time, and is none, is found', () => {
  test.each([
    ['x at 99:99', 'at 99:99', null],
    ['x at 25:00', 'at 25:00', null],
    ['fixed on Feb 31', 'on Feb 31', null],
    ['the vendor called at 12:40 IST', 'at 12:40 IST', null],
    ['x at 25 past', 'at 25 past', 'Nov 20, 2026, 11:25 UTC'],
    ['x at half past 5', 'at half past 5', null],
    ['x at 5 o’clock', 'at 5 o’clock', null],
    ['restarted at 12h40', 'at 12h40', 'Nov 20, 2026, 11:40 UTC'],
    ['restarted at 1140 UTC', 'at 1140 UTC', 'Nov 20, 2026, 11:40 UTC'],
    ['restarted at 1140Z', 'at 1140Z', 'Nov 20, 2026, 11:40 UTC'],
    ['restarted at 11.40 UTC', 'at 11.40 UTC', 'Nov 20, 2026, 11:40 UTC'],
    ['it began five minutes ago', 'five minutes ago', 'Nov 20, 2026, 11:55 UTC'],
    ['rollback done tomorrow', 'tomorrow', null],
    ['we rolled it back at 09:00 tomorrow', 'at 09:00 tomorrow', null],
    ['it began on Monday', 'on Monday', 'Nov 16, 2026'],
    ['it began Monday', 'Monday', 'Nov 16, 2026'],
    ['we deployed it last night', 'last night', null],
  ])('%s', (text, words, moment) => {
    const { said, time, ask, meant } = splitPast(plain(text), paris, noon);
    expect({ said, time, ask }).toEqual({ said: plain(text), time: undefined, ask: undefined });
    expect(meant?.words).toBe(words);
    expect(meant?.moment ? showImpactTime(meant.moment) : null).toBe(moment);
  });

  test.each([
    'the proxy looks at 12 servers',
    'we meet in the room at 4',
    'errors at 5000',
    'availability at 99.99',
    'throughput is at 1200',
    'the ratio stays at 16:9',
    'the vendor calls tomorrow',
    'the vendor answers on Monday',
    'the fix is deployed tomorrow',
    'we will publish it on Monday',
    'the vendor promised a fix for Monday',
    'root cause: the config that was pushed on Monday',
    'next update tomorrow at 09:00',
    'it was not restarted on Monday',
    'started the one on host-25 past the limit',
    'long ago',
    '3 releases ago',
    'at 25 past the limit',
    'Monday is a holiday',
    'tomorrow we look again',
  ])('and nobody is asked about “%s”', (text) => {
    expect(splitPast(plain(text), paris, noon)).toEqual({ said: plain(text), time: undefined, ask: undefined });
  });
});

test('of a Monday, “last Monday” was a week before', () => {
  const past = readPast('last Monday', paris, new Date('2026-11-23T12:00:00Z'));
  expect(past && 'at' in past && showImpactTime(past)).toBe('Nov 16, 2026');
});
