import { describe, expect, test } from '@jest/globals';
import { nextAfter, occasionAt, type Schedule } from '../../../src/domain/digest/schedule.ts';

const paris: Schedule = { weekday: 1, hour: 9, minute: 0, zone: 'Europe/Paris', daily: true };

describe('the newest occasion', () => {
  // November 16th, 2026 is a Monday; Paris is an hour ahead of UTC in winter, two in summer.
  test.each<[string, string, Partial<Schedule>, string, string, string]>([
    ['on Monday at nine', '2026-11-16T08:00:00Z', {}, 'weekly', '2026-11-16T08:00:00Z', '2026-11-08T23:00:00Z'],
    ['just before', '2026-11-16T07:59:59Z', {}, 'daily', '2026-11-15T08:00:00Z', '2026-11-14T08:00:00Z'],
    ['on Monday night', '2026-11-16T23:30:00Z', {}, 'weekly', '2026-11-16T08:00:00Z', '2026-11-08T23:00:00Z'],
    ['on Tuesday', '2026-11-17T08:00:00Z', {}, 'daily', '2026-11-17T08:00:00Z', '2026-11-16T08:00:00Z'],
    [
      'on Thursday, without daily ones',
      '2026-11-19T12:00:00Z',
      { daily: false },
      'weekly',
      '2026-11-16T08:00:00Z',
      '2026-11-08T23:00:00Z',
    ],
    [
      'before nine on Monday, without daily ones',
      '2026-11-16T07:00:00Z',
      { daily: false },
      'weekly',
      '2026-11-09T08:00:00Z',
      '2026-11-01T23:00:00Z',
    ],
    [
      'over the week in which summer time ends: it has an hour more',
      '2026-10-26T08:00:00Z',
      {},
      'weekly',
      '2026-10-26T08:00:00Z',
      '2026-10-18T22:00:00Z',
    ],
    [
      'on a night whose clocks skip that time',
      '2026-03-29T12:00:00Z',
      { weekday: 0, hour: 2, minute: 30 },
      'weekly',
      '2026-03-29T01:30:00Z',
      '2026-03-21T23:00:00Z',
    ],
  ])('%s', (_what, now, more, kind, at, from) => {
    expect(occasionAt({ ...paris, ...more }, new Date(now))).toMatchObject({
      kind,
      at: new Date(at),
      from: new Date(from),
    });
  });
});

test('a week ends where its last day does, whenever it is told', () => {
  expect(occasionAt(paris, new Date('2026-10-26T10:00:00Z'))).toEqual({
    kind: 'weekly',
    at: new Date('2026-10-26T08:00:00Z'),
    from: new Date('2026-10-18T22:00:00Z'),
    to: new Date('2026-10-25T23:00:00Z'),
  });
});

test.each([
  [true, '2026-11-17T08:00:00Z'],
  [false, '2026-11-23T08:00:00Z'],
])('the next one, where daily ones are wanted: %s', (daily, next) => {
  const schedule = { ...paris, daily };
  expect(nextAfter(occasionAt(schedule, new Date('2026-11-16T10:00:00Z')), schedule)).toEqual(new Date(next));
});
