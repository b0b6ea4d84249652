import { describe, expect, test } from '@jest/globals';
import { keptOf } from '../../src/domain/metrics/kept.ts';
import type { Measured } from '../../src/domain/metrics/milestones.ts';
import { mitigatedOf } from '../../src/domain/metrics/mitigated.ts';
import { perWeekOf } from '../../src/domain/metrics/per-week.ts';
import { mondayOf, weeksIn } from '../../src/domain/metrics/weeks.ts';
import type { PromiseRecord } from '../../src/domain/promises/record.ts';

const minute = 60_000;
const at = (time: string): Date => new Date(time);
const period = (from: string, to: string) => ({ from: at(from), to: at(to) });
const mondays = (from: string, to: string, zone: string) => weeksIn(period(from, to), zone).map(({ monday }) => monday);

describe('a week', () => {
  test.each([
    ['begins on Monday', '2026-11-15T23:59Z', '2026-11-16T00:00Z', 'UTC', ['2026-11-09', '2026-11-16']],
    ['begins where people live', '2026-11-15T23:00Z', '2026-11-15T23:30Z', 'Europe/Paris', ['2026-11-16']],
    ['in the west is a while yet', '2026-11-16T04:00Z', '2026-11-16T04:30Z', 'America/New_York', ['2026-11-09']],
    ['of a moment is one', '2026-11-18T12:00Z', '2026-11-18T12:00Z', 'UTC', ['2026-11-16']],
    ['runs over the end of a year', '2026-12-30T00:00Z', '2027-01-05T00:00Z', 'UTC', ['2026-12-28', '2027-01-04']],
  ])('%s', (_, from, to, zone, expected) => {
    expect(mondays(from, to, zone)).toEqual(expected);
  });

  test('has 167 or 169 hours where the clocks are changed, and still begins at midnight', () => {
    const weeks = weeksIn(period('2026-10-20T00:00Z', '2026-11-04T00:00Z'), 'Europe/Paris');
    expect(weeks.map(({ from }) => from.toISOString())).toEqual([
      '2026-10-18T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
      '2026-11-01T23:00:00.000Z',
    ]);
    expect(mondayOf(at('2026-10-25T22:59Z'), weeks)).toBe('2026-10-19');
    expect(mondayOf(at('2026-10-25T23:00Z'), weeks)).toBe('2026-10-26');
  });

  test('a year has 53 of them', () => {
    expect(weeksIn(period('2025-11-20T12:00Z', '2026-11-20T12:00Z'), 'Europe/Paris')).toHaveLength(53);
  });
});

/** Declared then, and mitigated so many minutes later. */
function incident(declared: string, minutes: number | null, more: Partial<Measured> = {}): Measured {
  const step = (time: Date, status: 'investigating' | 'monitoring') =>
    ({ at: time, precision: 'minute', byPerson: true, status, isReopening: false }) as const;
  const declaredAt = at(declared);
  const held = minutes === null ? [] : [step(new Date(declaredAt.getTime() + minutes * minute), 'monitoring')];
  return {
    id: 1,
    title: 'Checkout is down',
    severity: 'sev2',
    mode: 'live',
    imported: 0,
    status: 'monitoring',
    declaredAt,
    declaredTold: null,
    resolvedAt: null,
    resolvedTold: null,
    impacts: [],
    steps: [step(declaredAt, 'investigating'), ...held],
    ...more,
  };
}

const november = period('2026-11-02T00:00Z', '2026-11-22T00:00Z');

test('incidents are counted by week and severity, without drills and what was written down afterwards', () => {
  const data = perWeekOf(
    [
      incident('2026-11-03T10:00Z', 5),
      incident('2026-11-17T10:00Z', 5, { severity: 'sev1' }),
      incident('2026-11-18T10:00Z', 5),
      incident('2026-11-18T11:00Z', 5, { mode: 'test' }),
      incident('2026-11-18T12:00Z', 5, { mode: 'retro' }),
    ],
    november,
    'UTC',
  );
  const none = { sev1: 0, sev2: 0, sev3: 0, sev4: 0 };
  expect(data.total).toBe(3);
  expect(data.weeks).toEqual([
    { monday: '2026-11-02', total: 1, bySeverity: { ...none, sev2: 1 } },
    { monday: '2026-11-09', total: 0, bySeverity: none },
    { monday: '2026-11-16', total: 2, bySeverity: { ...none, sev1: 1, sev2: 1 } },
  ]);
});

describe('the time to mitigate', () => {
  test('has a middle per week, and of all; what is unknown is in none', () => {
    const some = [
      incident('2026-11-17T10:00Z', 10),
      incident('2026-11-03T10:00Z', 60),
      incident('2026-11-04T10:00Z', 20),
      incident('2026-11-05T10:00Z', null),
    ];
    const { each, all, trend, halves } = mitigatedOf(some, november, 'UTC');
    expect(each.map(({ took }) => took / minute)).toEqual([60, 20, 10]);
    expect(all).toMatchObject({ known: 3, unknown: 1, median: 20 * minute });
    expect(trend.map(({ count, median }) => [count, median / minute])).toEqual([
      [2, 40],
      [1, 10],
    ]);
    expect(trend[0]?.at).toEqual(at('2026-11-05T12:00Z'));
    expect(halves).toBeNull();
  });

  test('compares the halves of the time where each has three', () => {
    const first = [10, 60, 30].map((minutes, index) => incident(`2026-11-0${index + 3}T10:00Z`, minutes));
    const second = [5, 9, 2].map((minutes, index) => incident(`2026-11-1${index + 5}T10:00Z`, minutes));
    const { halves } = mitigatedOf([...first, ...second], november, 'UTC');
    expect(halves).toEqual({ first: 30 * minute, second: 5 * minute });
  });

  test('of a year has a middle per four weeks', () => {
    const year = period('2025-11-20T12:00Z', '2026-11-20T12:00Z');
    const all = Array.from({ length: 52 }, (_, week) =>
      incident(new Date(at('2025-11-21T12:00Z').getTime() + week * 7 * 1440 * minute).toISOString(), 10),
    );
    expect(mitigatedOf(all, year, 'Europe/Paris').trend).toHaveLength(13);
  });

  test('of nothing is nothing', () => {
    expect(mitigatedOf([], november, 'UTC')).toMatchObject({
      each: [],
      trend: [],
      halves: null,
      all: { median: null },
    });
  });
});

test('promises stand in the week in which they were due; what is late, or missing by now, is late', () => {
  const promise = (due: string, lateBy: number | null): PromiseRecord => ({
    number: 1,
    kind: 'update',
    due: at(due),
    event: null,
    words: '',
    by: 'UDANA',
    zone: 'UTC',
    origin: 'said',
    madeIn: 2,
    madeAt: at('2026-11-02T00:00Z'),
    restates: null,
    ended: lateBy === null ? null : 'kept',
    endedIn: lateBy === null ? null : 3,
    endedAt: lateBy === null ? null : new Date(at(due).getTime() + lateBy * 1000),
    lateBy,
    chaseAt: null,
  });
  const data = keptOf(
    [
      promise('2026-11-03T10:00Z', -60),
      promise('2026-11-03T11:00Z', 120),
      promise('2026-11-08T23:59Z', 121),
      promise('2026-11-20T00:00Z', null),
      promise('2026-11-27T00:00Z', null),
      promise('2026-11-28T00:00Z', -6 * 86_400),
    ],
    november,
    'UTC',
  );
  expect(data.weeks).toEqual([
    { monday: '2026-11-02', kept: 2, late: 1 },
    { monday: '2026-11-09', kept: 0, late: 0 },
    { monday: '2026-11-16', kept: 1, late: 1 },
  ]);
  expect(data.score).toMatchObject({ timed: 5, kept: 3, open: 1 });
});
