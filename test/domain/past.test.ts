import { describe, expect, test } from '@jest/globals';
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
    const { said, at, ask } = splitPast(plain(text), paris, noon);
    expect(ask).toBeUndefined();
    expect(said.text).toBe(rest);
    expect(at?.toISOString().slice(0, 16)).toBe(iso);
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
    expect(splitPast(plain(text), paris, now)).toMatchObject({ said: { text }, at: undefined, ask: { why, words } });
  });

  test('with both moments where the clock showed it twice', () => {
    expect(readPast('02:30', paris, new Date('2026-10-25T06:00:00Z'))).toMatchObject({
      ask: { moments: [new Date('2026-10-25T00:30:00Z'), new Date('2026-10-25T01:30:00Z')] },
    });
  });

  test('not where only the first of both has come', () => {
    expect(readPast('02:30', paris, new Date('2026-10-25T00:45:00Z'))).toEqual({
      at: new Date('2026-10-25T00:30:00Z'),
    });
  });
});
