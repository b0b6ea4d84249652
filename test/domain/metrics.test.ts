import { describe, expect, test } from '@jest/globals';
import type { Impact } from '../../src/domain/impacts/record.ts';
import type { Precision } from '../../src/domain/impacts/time.ts';
import { hitTime } from '../../src/domain/metrics/hit-time.ts';
import { averageOf, measuresOf } from '../../src/domain/metrics/measures.ts';
import { type Measured, milestonesOf, type Step } from '../../src/domain/metrics/milestones.ts';
import { readPeriod } from '../../src/domain/metrics/read-period.ts';
import { hitting, reportOf } from '../../src/domain/metrics/report.ts';
import type { Status } from '../../src/domain/status.ts';

const minute = 60_000;
const hour = 60 * minute;
const at = (time: string): Date => new Date(time.length === 5 ? `2026-11-20T${time}:00Z` : time);

const told = (time: string, precision: Precision = 'minute') =>
  ({ at: at(time), precision, approx: false, zone: 'UTC' }) as const;

function impact(from: string | null, to: string | null, more: Partial<Impact> = {}): Impact {
  const times = { from: from === null ? null : told(from), to: to === null ? null : told(to) };
  const rest = { seq: 2, region: null, amount: null, data: null, causedBy: null, words: '', replacedIn: null } as const;
  return { ...rest, component: 'Checkout', degree: 'major', ...times, ...more };
}

const step = (time: string, status: Status | null = null, more: Partial<Step> = {}): Step => ({
  at: at(time),
  precision: 'minute',
  byPerson: true,
  status,
  isReopening: false,
  ...more,
});

/** Declared with its first step, resolved with its last if that resolves it. */
function incident(steps: readonly Step[], more: Partial<Measured> = {}): Measured {
  const [first] = steps;
  const last = steps.findLast(({ status }) => status !== null);
  return {
    id: 1,
    title: 'Checkout is down',
    severity: 'sev2',
    mode: 'live',
    imported: 0,
    status: last?.status ?? 'investigating',
    declaredAt: first?.at ?? at('12:00'),
    declaredTold: null,
    resolvedAt: last?.status === 'resolved' ? last.at : null,
    resolvedTold: null,
    impacts: [],
    steps,
    ...more,
  };
}

const declared = (time: string) => step(time, 'investigating');

/** In minutes, by hand. */
const minutesOf = (one: Measured) =>
  Object.fromEntries(
    Object.entries(measuresOf(milestonesOf(one))).map(([name, took]) => [name, took === null ? null : took / minute]),
  );

const unknown = { detect: null, acknowledge: null, mitigate: null, resolve: null, recover: null };

describe('the measures of one incident', () => {
  test.each<[string, Measured, Partial<Record<keyof typeof unknown, number>>]>([
    [
      'that went through every status',
      incident(
        [
          declared('12:00'),
          step('12:04'),
          step('12:20', 'identified'),
          step('12:50', 'monitoring'),
          step('13:30', 'resolved'),
        ],
        { impacts: [impact('11:45', '12:48')] },
      ),
      { detect: 15, acknowledge: 4, mitigate: 50, resolve: 90, recover: 63 },
    ],
    ['that is still open', incident([declared('12:00'), step('12:10', 'identified')]), { acknowledge: 10 }],
    [
      'resolved without a step to monitoring',
      incident([declared('12:00'), step('12:30', 'resolved')]),
      { acknowledge: 30, mitigate: 30, resolve: 30 },
    ],
    [
      'reopened: it was not mitigated before the last time',
      incident([
        declared('12:00'),
        step('12:10', 'monitoring'),
        step('12:20', 'resolved'),
        step('14:00', 'investigating', { isReopening: true }),
        step('14:30', 'monitoring'),
        step('15:00', 'resolved'),
      ]),
      { acknowledge: 10, mitigate: 150, resolve: 180 },
    ],
    [
      'reopened and open again',
      incident([declared('12:00'), step('12:20', 'resolved'), step('14:00', 'investigating', { isReopening: true })]),
      { acknowledge: 20 },
    ],
    [
      'that went back from monitoring',
      incident([
        declared('12:00'),
        step('12:10', 'monitoring'),
        step('12:20', 'identified'),
        step('12:40', 'monitoring'),
      ]),
      { acknowledge: 10, mitigate: 40 },
    ],
    [
      'only Sitrep wrote in',
      incident([declared('12:00'), step('12:01', null, { byPerson: false }), step('12:30', null, { byPerson: false })]),
      {},
    ],
    [
      'of which a note tells what was before it was declared',
      incident([declared('12:00'), step('11:30'), step('12:25'), step('12:09')]),
      { acknowledge: 9 },
    ],
    [
      'hit only after somebody declared it',
      incident([declared('12:00')], { impacts: [impact('12:05', '12:35')] }),
      { recover: 30 },
    ],
    ['hit still', incident([declared('12:00')], { impacts: [impact('11:50', null)] }), { detect: 10 }],
    [
      'of which one component is still hit',
      incident([declared('12:00')], {
        impacts: [impact('11:50', '12:10'), impact('11:55', null, { component: 'API' })],
      }),
      { detect: 10 },
    ],
    [
      'that says what was not hit',
      incident([declared('12:00')], { impacts: [impact('11:00', '13:00', { degree: 'none' })] }),
      {},
    ],
    [
      'told to the day',
      incident([declared('12:00'), step('12:30', 'resolved', { precision: 'day' })], {
        resolvedTold: { precision: 'day', approx: false, zone: 'UTC' },
        impacts: [impact(null, null, { from: told('11:00', 'day'), to: told('12:00', 'day') })],
      }),
      {},
    ],
    [
      'that begins and ends in one moment, as nobody knows better',
      incident([declared('12:00'), step('12:00', 'resolved')]),
      {},
    ],
    [
      'over the night in which New York puts its clocks forward: 01:30 to 03:30 are one hour',
      incident([declared('2026-03-08T06:30:00Z'), step('2026-03-08T07:30:00Z', 'resolved')]),
      { acknowledge: 60, mitigate: 60, resolve: 60 },
    ],
  ])('%s', (_what, one, figures) => {
    expect(minutesOf(one)).toEqual({ ...unknown, ...figures });
  });

  test('counts each reopening', () => {
    const again = step('13:00', 'investigating', { isReopening: true });
    expect(milestonesOf(incident([declared('12:00'), again, again])).reopened).toBe(2);
  });
});

test.each<[string, Array<number | null>, object]>([
  ['nothing', [], { known: 0, unknown: 0, mean: null, median: null }],
  ['nothing known', [null, null], { known: 0, unknown: 2, mean: null, median: null }],
  ['one', [4], { known: 1, unknown: 0, mean: 4, median: 4 }],
  ['an odd number, in any order', [9, 1, 2], { known: 3, unknown: 0, mean: 4, median: 2 }],
  ['an even number', [1, null, 10, 3, 2], { known: 4, unknown: 1, mean: 4, median: 2.5 }],
])('the average of %s', (_what, values, average) => {
  expect(averageOf(values)).toEqual(average);
});

describe('the time that customers were hit', () => {
  const [from, to] = [at('10:00'), at('20:00')];

  test.each<[string, Impact[], number]>([
    ['nothing', [], 0],
    ['apart', [impact('11:00', '12:00'), impact('13:00', '13:30')], 1.5],
    ['overlapping', [impact('11:00', '13:00'), impact('12:00', '14:00')], 3],
    ['one within the other, in any order', [impact('12:00', '12:30'), impact('11:00', '15:00')], 4],
    ['one after the other', [impact('11:00', '12:00'), impact('12:00', '13:00')], 2],
    ['begun before the period', [impact('08:00', '11:00')], 1],
    ['not ended', [impact('18:00', null)], 2],
    ['not begun as far as anybody said', [impact(null, '12:00')], 0],
    ['told to the day', [impact('11:00', null, { to: told('12:00', 'day') })], 0],
    ['not hit', [impact('11:00', '12:00', { degree: 'none' })], 0],
  ])('%s', (_what, impacts, hours) => {
    expect(hitTime(impacts, from, to) / hour).toBe(hours);
  });
});

test('what is over hits nobody any more, and one component has its own figures', () => {
  const over = incident([declared('12:00'), step('13:00', 'resolved')], {
    impacts: [impact('11:30', null, { component: 'API' }), impact('12:10', '12:20')],
  });
  const period = { from: at('2026-11-20T00:00:00Z'), to: at('20:00') };
  expect(reportOf([over], period, 'UTC').all.hit / minute).toBe(90);
  const { all, byComponent } = reportOf(hitting([over], 'CHECKOUT'), period, 'UTC');
  expect(all.hit / minute).toBe(10);
  expect(byComponent.map(({ name, hit }) => [name, hit / minute])).toEqual([['Checkout', 10]]);
  expect(all.averages.detect.known).toBe(0);
});

describe('the report of a period', () => {
  const period = { from: at('2026-10-01T00:00:00Z'), to: at('2026-12-01T00:00:00Z') };
  const lasting = (id: number, from: string, minutes: number, more: Partial<Measured> = {}) =>
    incident([declared(from), step(new Date(at(from).getTime() + minutes * minute).toISOString(), 'resolved')], {
      id,
      title: `Number ${id}`,
      ...more,
    });
  const all = [
    lasting(1, '2026-10-31T22:30:00Z', 30, {
      severity: 'sev1',
      impacts: [impact('2026-10-31T22:00:00Z', '2026-10-31T23:00:00Z')],
    }),
    lasting(2, '2026-10-31T23:30:00Z', 90, {
      impacts: [
        impact('2026-10-31T22:30:00Z', '2026-10-31T23:30:00Z', { component: 'checkout' }),
        impact('2026-10-31T22:30:00Z', '2026-10-31T22:45:00Z', { component: 'API' }),
      ],
    }),
    lasting(3, '2026-11-15T10:00:00Z', 10),
    incident([declared('2026-11-16T10:00:00Z')], { id: 4, severity: 'sev1' }),
    lasting(5, '2026-11-17T10:00:00Z', 5000, { mode: 'retro', impacts: [impact('2026-11-01T00:00:00Z', null)] }),
    lasting(6, '2026-11-18T10:00:00Z', 5000, { mode: 'test' }),
    lasting(7, '2026-11-19T10:00:00Z', 5000, { mode: 'test' }),
  ];
  const report = reportOf(all, period, 'Europe/Paris');

  test('leaves out drills and what was written down afterwards, and counts them', () => {
    expect(report.all.count).toBe(4);
    expect(report.left).toEqual({ retro: 1, test: 2 });
    expect(report.all.averages.resolve).toEqual({
      known: 3,
      unknown: 1,
      mean: (130 / 3) * minute,
      median: 30 * minute,
    });
    expect([report.open, report.reopened]).toEqual([1, 0]);
  });

  test('counts by severity, the worst first', () => {
    expect(report.bySeverity.map(({ name, count }) => [name, count])).toEqual([
      ['sev1', 2],
      ['sev2', 2],
    ]);
  });

  test('counts by component, whatever its case, and what overlaps once', () => {
    expect(report.byComponent.map(({ name, count, hit }) => [name, count, hit / minute])).toEqual([
      ['checkout', 2, 90],
      ['API', 1, 15],
    ]);
    expect(report.all.hit / minute).toBe(90);
  });

  test('counts by month where the team lives', () => {
    expect(report.byMonth.map(({ name, count }) => [name, count])).toEqual([
      ['2026-10', 1],
      ['2026-11', 3],
      ['2026-12', 0],
    ]);
  });

  test('names the longest', () => {
    expect(report.longest.map(({ id, took }) => [id, took / minute])).toEqual([
      [2, 90],
      [1, 30],
      [3, 10],
    ]);
  });
});

test.each([
  ['', 30, ''],
  ['7d', 7, ''],
  ['the last 2 weeks', 14, ''],
  ['quarter', 91, ''],
  ['quarter Checkout', 91, 'Checkout'],
  ['2 weeks for Data Capture - Native Mobile', 14, 'Data Capture - Native Mobile'],
  ['Checkout', 30, 'Checkout'],
  ['constructor', 30, 'constructor'],
  ['2026-13', 30, '2026-13'],
  ['2026-02-31', 30, '2026-02-31'],
  ['2027', 30, '2027'],
  ['0100..2026', 30, '0100..2026'],
])('“%s” asks for %d days of “%s”', (text, days, rest) => {
  const asked = readPeriod(text, 'UTC', at('12:00'));
  expect(asked).toMatchObject({ name: `the last ${days} days`, rest });
  expect(asked.period).toEqual({ from: new Date(at('12:00').getTime() - days * 24 * hour), to: at('12:00') });
});

test.each([
  ['2026', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  ['2025', '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
  ['2025-12', '2025-12-01T00:00:00Z', '2026-01-01T00:00:00Z'],
  ['2026-02-28', '2026-02-28T00:00:00Z', '2026-03-01T00:00:00Z'],
  ['2026-01-01..2026-03-31', '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z'],
  ['2026-01..2026-03', '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z'],
])('“%s” is from %s up to %s', (text, from, to) => {
  const { period, name, rest } = readPeriod(`${text} API`, 'UTC', at('12:00'));
  expect([period.from.getTime() + 1, period.to.getTime() + 1]).toEqual([Date.parse(from), Date.parse(to)]);
  expect([name, rest]).toEqual([text, 'API']);
});

test.each([
  ['this week', '2026-11-15T23:00:00Z', null],
  ['last week', '2026-11-08T23:00:00Z', '2026-11-15T23:00:00Z'],
  ['this month', '2026-10-31T23:00:00Z', null],
  ['last month', '2026-09-30T22:00:00Z', '2026-10-31T23:00:00Z'],
  ['last quarter', '2026-06-30T22:00:00Z', '2026-09-30T22:00:00Z'],
  ['the last year', '2024-12-31T23:00:00Z', '2025-12-31T23:00:00Z'],
])('“%s” is one of the calendar, in Paris from %s', (text, from, to) => {
  const { period, rest } = readPeriod(`${text} API`, 'Europe/Paris', at('12:00'));
  expect(period.from.getTime() + 1).toBe(Date.parse(from));
  expect(period.to).toEqual(to === null ? at('12:00') : new Date(Date.parse(to) - 1));
  expect(rest).toBe('API');
});

test('dates are of the zone they are meant in; what ends before it begins is none', () => {
  expect(readPeriod('2026-11', 'Europe/Paris', at('12:00')).period.from.toISOString()).toBe('2026-10-31T22:59:59.999Z');
  expect(readPeriod('2026-11..2026-10', 'UTC', at('12:00')).rest).toBe('2026-11..2026-10');
});
