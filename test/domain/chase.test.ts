import { describe, expect, test } from '@jest/globals';
import { chaseAfter, chaseAgain, chaseStage, weeklyFrom } from '../../src/domain/chase.ts';

const at = (iso: string): Date => new Date(iso);
const paris = 'Europe/Paris';

/** What is due at the end of a Friday in Paris. */
const friday = at('2026-09-04T21:59:00Z');

describe('whoever owes something by Friday is asked', () => {
  test.each([
    ['two days before, in the morning', '2026-08-26T10:00:00Z', '2026-09-02T07:00:00Z', 'soon'],
    [
      'on the day only, when it was said the day before the first',
      '2026-09-01T12:00:00Z',
      '2026-09-04T07:00:00Z',
      'today',
    ],
    ['in the afternoon, when it was said that day', '2026-09-04T10:00:00Z', '2026-09-04T15:00:00Z', 'today'],
    ['at the end, when it was said that evening', '2026-09-04T18:00:00Z', '2026-09-04T21:59:00Z', 'today'],
  ])('%s', (_, after, asked, stage) => {
    expect(chaseAfter(friday, paris, at(after))).toEqual(at(asked));
    expect(chaseStage(friday, paris, at(asked))).toBe(stage);
  });

  test.each([
    ['on the day, after two days before', '2026-09-02T07:00:00Z', '2026-09-04T07:00:00Z', 'today'],
    ['on the day once: then a week later', '2026-09-04T07:00:00Z', '2026-09-11T07:00:00Z', 'overdue'],
    ['and every week', '2026-09-11T07:00:00Z', '2026-09-18T07:00:00Z', 'overdue'],
    ['also after a long silence', '2026-12-01T12:00:00Z', '2026-12-04T08:00:00Z', 'overdue'],
  ])('again %s', (_, after, asked, stage) => {
    expect(chaseAgain(friday, paris, at(after))).toEqual(at(asked));
    expect(chaseStage(friday, paris, at(asked))).toBe(stage);
  });

  test('in the morning of where they are, on the day that was meant', () => {
    expect(chaseAfter(friday, paris, at('2026-08-26T10:00:00Z'), 'America/New_York')).toEqual(
      at('2026-09-02T13:00:00Z'),
    );
  });

  test('that it has no date, where it has none', () => {
    expect(chaseStage(null, paris, at('2026-09-02T07:00:00Z'))).toBe('open');
    expect(weeklyFrom(at('2026-09-02T17:00:00Z'), paris)).toEqual(at('2026-09-09T07:00:00Z'));
  });
});

test('what is due within the hour is asked for when it is due', () => {
  const due = at('2026-09-04T13:30:00Z');
  expect(chaseAfter(due, 'UTC', at('2026-09-04T12:45:00Z'))).toEqual(due);
  expect(chaseStage(due, 'UTC', due)).toBe('today');
  expect(chaseStage(due, 'UTC', new Date(due.getTime() + 900))).toBe('today');
  expect(chaseStage(due, 'UTC', new Date(due.getTime() + 60_000))).toBe('overdue');
});

test('what is due before the morning is asked for when it is due', () => {
  const due = at('2026-09-04T06:00:00Z');
  expect(chaseAfter(due, 'UTC', at('2026-09-03T12:00:00Z'))).toEqual(due);
});

test('the morning is that of the owner, also when the clocks change on the way', () => {
  // Summer time ends in Paris on October 25.
  const due = at('2026-10-26T22:59:00Z');
  expect(chaseAfter(due, paris, at('2026-10-20T12:00:00Z'))).toEqual(at('2026-10-24T07:00:00Z'));
  expect(chaseAgain(due, paris, at('2026-10-24T07:00:00Z'))).toEqual(at('2026-10-26T08:00:00Z'));
});
