import { expect, test } from '@jest/globals';
import type { Catalog } from '../../../src/domain/component.ts';
import { affectedBy, inBrackets, listed, withDash } from '../../../src/domain/report/affected.ts';
import { doubtsAbout } from '../../../src/domain/report/doubts.ts';
import { plainMarkdown } from '../../../src/domain/report/plain-markdown.ts';
import { reportOf, whyNoReport } from '../../../src/domain/report/report.ts';
import { clockZone, stampWithAm, stampWithDash, stampWithoutYear } from '../../../src/domain/report/stamp.ts';
import { open } from '../incident.ts';
import { ends, hits, minute, reopens, says, told } from './told.ts';

const catalog: Catalog = {
  components: [
    { group: 'NA1', name: 'Warehouse' },
    { group: 'EU1', name: 'Warehouse' },
    { group: 'NA1', name: 'Capture' },
    { group: null, name: 'API' },
  ],
  regions: [],
};

const affected = (...hit: ReadonlyArray<readonly [component: string, region?: string]>) =>
  affectedBy(
    told(
      '2026-01-05T10:00:00Z',
      { title: 'Down' },
      ...hit.map(([component, region]) => ['2026-01-05T10:01:00Z', hits(component, region ?? null)] as const),
    ).incident.impacts,
    catalog,
  );

test.each([
  [[['API']], 'API', 'API'],
  [[['API'], ['App']], 'API and App', 'API and App'],
  [
    [['NA1: Warehouse'], ['EU1: Warehouse']],
    'NA1 (Warehouse) and EU1 (Warehouse)',
    'NA1 - Warehouse and EU1 - Warehouse',
  ],
  [
    [['NA1: Warehouse'], ['API'], ['Capture']],
    'NA1 (Warehouse, Capture) and API',
    'NA1 - Warehouse, NA1 - Capture, and API',
  ],
  [[['Web', 'EU'], ['Mail', 'US'], ['API']], 'EU (Web), US (Mail), and API', 'EU - Web, US - Mail, and API'],
  [[['Capture', 'EU']], 'NA1 (Capture in EU)', 'NA1 - Capture in EU'],
] as const)('%j is listed with its groups', (hit, brackets, dashes) => {
  const all = affected(...hit);
  expect(listed(all.map(inBrackets))).toBe(brackets);
  expect(listed(all.flatMap(withDash))).toBe(dashes);
});

test.each([
  ['America/New_York', '2026-03-08T06:59:00Z', 'Mar 08, 2026 - 01:59 EST'],
  ['America/New_York', '2026-03-08T07:00:00Z', 'Mar 08, 2026 - 03:00 EDT'],
  ['America/Los_Angeles', '2020-12-21T19:06:00Z', 'Dec 21, 2020 - 11:06 PST'],
  ['Europe/Paris', '2025-11-07T23:10:00Z', 'Nov 08, 2025 - 00:10 GMT+1'],
  ['UTC', '2025-11-07T22:33:00Z', 'Nov 07, 2025 - 22:33 UTC'],
  ['GMT+1', '2025-11-07T16:40:00Z', 'Nov 07, 2025 - 17:40 GMT+1'],
  ['+05:30', '2025-11-07T16:40:00Z', 'Nov 07, 2025 - 22:10 GMT+5:30'],
  ['PT', '2020-08-21T18:06:00Z', 'Aug 21, 2020 - 11:06 PDT'],
])('in %s, %s is %s', (zone, at, stamp) => {
  expect(stampWithDash(minute(at), clockZone(zone))).toBe(stamp);
});

test('a time is no more exact than it was told, and each layout has its own form of it', () => {
  const day = {
    at: new Date('2026-02-24T05:00:00Z'),
    precision: 'day',
    approx: true,
    zone: 'America/New_York',
  } as const;
  expect(stampWithAm(day, 'UTC')).toBe('approximately Feb 24, 2026');
  expect(stampWithAm(minute('2023-08-03T00:05:00Z'), 'UTC')).toBe('Aug 03, 2023, 12:05 AM UTC');
  expect(stampWithoutYear(minute('2025-11-07T22:33:59Z'), 'UTC')).toBe('Nov 7, 22:33 UTC');
});

test('Markdown reads as plain text: its lists and its code stay', () => {
  expect(
    plainMarkdown(
      '## Impact\n\n- **API** was _slow_, see [why](https://example.com/a_b_c)  \n- `**x**` and snake_case_name\n\n1\\. a \\<b>',
    ),
  ).toBe('Impact\n\n- API was slow, see why (https://example.com/a_b_c)\n- `**x**` and snake_case_name\n\n1. a <b>');
});

test('of what nobody outside may hear of there is no report', () => {
  expect(whyNoReport(open)).toBeUndefined();
  expect(whyNoReport({ ...open, isPrivate: true })).toMatch(
    /^#7 is private, so .+: npx sitrep export --incident 7 writes/u,
  );
  expect(whyNoReport({ ...open, mode: 'test' })).toMatch(
    /^#7 is a drill, so .+: npx sitrep export --incident 7 writes/u,
  );
});

test('what should be looked at before it goes out is named, with its entry', () => {
  const record = told(
    '2026-01-05T10:00:00Z',
    { title: 'db-7.internal is away' },
    ['2026-01-05T10:10:00Z', says('@kofi restarts it; it is at db-7.internal:5432', 'identified')],
    ['2026-01-05T10:20:00Z', says('', 'monitoring')],
    ['2026-01-05T10:30:00Z', ends('It is over.')],
    ['2026-01-05T10:40:00Z', reopens('db-7.internal again')],
  );
  expect(doubtsAbout(reportOf(record, { name: null, zone: 'UTC', catalog, link: null }))).toEqual([
    'The title names a host of the inside: “db-7.internal”.',
    'Entry 2 names a host of the inside: “db-7.internal:5432”.',
    'Entry 2 names a person: “@kofi”.',
    'Entry 3 says only “monitoring”: /incident #7 amend 3 <text> gives it words.',
  ]);
});
