import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { documentOf, type Format, formatCalled, formats } from '../../../src/domain/export/formats.ts';
import type { WholeRecord } from '../../../src/domain/export/record.ts';
import type { Exported } from '../../../src/domain/export/shape.ts';
import { noon } from '../incident.ts';
import { everything, lived, noted } from './lived.ts';
import { documented, shape } from './schema.ts';

const written = (ending: Format['ending'], record: WholeRecord): string =>
  [...documentOf(formatCalled(ending) as Format, record, noon)].join('');

describe('as JSON', () => {
  const exported: Exported = JSON.parse(written('json', everything));
  const entry = (seq: number) => exported.entries.find((one) => one.seq === seq);

  test('it has the shape that is documented', () => {
    expect(shape.parse(exported)).toEqual(exported);
  });

  test('the documented schema is the one it is held against', () => {
    const path = join(__dirname, '../../../docs/export.schema.json');
    if (process.env['WRITE_SCHEMA']) writeFileSync(path, documented());
    // Out of date? Make it anew: WRITE_SCHEMA=1 npx jest test/domain/export
    expect(readFileSync(path, 'utf8')).toBe(documented());
  });

  test('every entry is there as it was first written, and as it stands', () => {
    expect(exported.entries.map(({ seq }) => seq)).toEqual(everything.timeline.map(({ seq }) => seq));
    expect(entry(2)).toMatchObject({
      text: 'first, words',
      at: '2026-11-20T12:05:00.000Z',
      recordedAt: '2026-11-20T12:10:00.000Z',
      now: { text: 'second words', at: '2026-11-20T12:03:00.000Z', amendedIn: [3], retractedIn: null },
    });
    expect(entry(4)).toMatchObject({ text: 'a slip', now: { retractedIn: 5 } });
    expect(entry(11)).toMatchObject({ kind: 'impact', now: { replacedIn: 12 } });
  });

  test('promises say what became of them', () => {
    expect(exported.promises).toMatchObject([
      {
        number: 1,
        kind: 'update',
        due: '2026-11-20T12:34:00.000Z',
        madeIn: 6,
        by: { id: 'UDANA', name: 'Dana' },
        ended: 'kept',
        endedIn: 17,
        lateSeconds: 900,
      },
      { number: 2, kind: 'postmortem', origin: 'rule', ended: null },
    ]);
  });

  test('actions are planned, done or taken back, also those that nobody had planned', () => {
    expect(exported.actions).toMatchObject([
      { number: 7, text: 'buy a disk', state: 'done', owner: { id: 'UKOFI', name: 'Kofi' }, endedIn: 9 },
      { number: 8, text: 'sell a disk', state: 'taken_back', owner: null, endedIn: 14 },
      { number: 10, text: 'rolled back', state: 'done', owner: { id: 'UDANA' }, endedIn: 10 },
    ]);
  });

  test('impacts are as exact as they were given, and what was said before is kept', () => {
    expect(exported.impacts).toMatchObject([
      { entry: 11, amount: '16% of calls', to: null, replacedIn: 12 },
      {
        entry: 12,
        component: 'API',
        region: 'EU',
        from: { at: '2026-11-20T11:00:00.000Z', precision: 'minute', approx: false, zone: 'UTC' },
        window: 'Nov 20, 2026, 11:00 UTC to 12:20 UTC (1h 20m)',
        causedBy: 10,
        replacedIn: null,
      },
      { entry: 13, component: 'Web', degree: 'none', window: '—' },
    ]);
  });

  test('it knows when it was, how long it took, who held what and what belongs to it', () => {
    expect(exported.times).toEqual({
      declared: '2026-11-20T12:00:00.000Z',
      resolved: '2026-11-20T12:49:00.000Z',
      published: null,
      publishedTold: null,
      declaredTold: null,
      resolvedTold: null,
      durationSeconds: 49 * 60,
      duration: '49m',
      impactFrom: expect.objectContaining({ at: '2026-11-20T11:00:00.000Z' }),
      impactTo: expect.objectContaining({ at: '2026-11-20T12:20:00.000Z' }),
      impactDuration: '1h 20m',
      timeToDetect: '1h',
    });
    expect(exported.incident.roles).toEqual([
      { role: 'commander', id: 'UDANA', name: 'Dana' },
      { role: 'comms', id: 'UKOFI', name: 'Kofi' },
    ]);
    expect(exported.links).toEqual([{ other: 3, how: 'duplicate', entry: 16 }]);
  });

  test('a duration that nobody knows is —', () => {
    const { times } = JSON.parse(written('json', lived()));
    expect(times).toMatchObject({ durationSeconds: null, duration: '—', impactDuration: '—', timeToDetect: '—' });
    const { declaredAt } = everything.incident;
    const same = { ...everything, incident: { ...everything.incident, resolvedAt: declaredAt } };
    expect(JSON.parse(written('json', same)).times).toMatchObject({ durationSeconds: null, duration: '—' });
  });
});

describe('as CSV', () => {
  const rows = rowsOf(written('csv', everything));

  test('it has a line per entry, and one that names the columns', () => {
    expect(rows).toHaveLength(everything.timeline.length + 1);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([15]));
    const [names = [], , second = []] = rows;
    expect(Object.fromEntries(names.map((name, index) => [name, second[index]]))).toMatchObject({
      incident: '7',
      entry: '2',
      kind: 'note',
      at: '2026-11-20T12:05:00.000Z',
      author: 'Dana',
      text: 'first, words',
      text_now: 'second words',
      amended_in: '3',
    });
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\u200b=1', '＝1', '\ufeff@A1'])(
    'what a spreadsheet would run is words: %j',
    (text) => {
      const [, , row = []] = rowsOf(written('csv', lived(noted(text))));
      expect(row[8]).toBe(`'${text}`);
    },
  );

  test('quotes, commas and lines stay in their cell', () => {
    const text = 'said "no",\r\nthen, =1';
    const [, , row = []] = rowsOf(written('csv', lived(noted(text))));
    expect(row[8]).toBe(text);
  });
});

describe('as Markdown', () => {
  const markdown = written('md', everything);

  test.each([
    '# Record of #7 Checkout is down',
    '| **Duration** | 49m |',
    '- duplicate of incident 3 (entry 16)',
    '- API (EU): major, 16% of calls, since Nov 20, 2026, 11:00 UTC (—): as reported (entry 11; no longer so since entry 12)',
    '- Web: not impacted: as reported (entry 13)',
    'promise 1, update: “Next update in 20 minutes.” (due Nov 20, 2026, 12:34 UTC; made by Dana; entry 6; kept by entry 17, Nov 20, 2026, 12:49:00 UTC; 900 s late)',
    'action 7: buy a disk (done; Kofi; due Nov 26, 2026, 18:00 UTC; entry 9)',
    'action 8: sell a disk (taken back; entry 14)',
    '- 2 · **Nov 20, 2026, 12:03 UTC** Dana: note: second words _(written Nov 20, 2026, 12:10:00 UTC; put right by entry 3; was “first, words”; first given as Nov 20, 2026, 12:05 UTC)_',
    '- 4 · **Nov 20, 2026, 12:10:00 UTC** Dana: ~~note: a slip~~ _(taken back by entry 5)_',
  ])('it can be read: %s', (line) => {
    expect(markdown).toContain(line);
  });
});

test.each([
  ['json', 'json'],
  ['.CSV', 'csv'],
  ['--md', 'md'],
  ['as Markdown', 'md'],
])('%s is %s', (typed, ending) => {
  expect(formatCalled(typed)?.ending).toBe(ending);
});

test('there are three formats, and no other', () => {
  expect(formats.map(({ ending }) => ending).sort()).toEqual(['csv', 'json', 'md']);
  expect(formatCalled('pdf')).toBeUndefined();
});

/** RFC 4180, read back. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
