import { describe, expect, test } from '@jest/globals';
import { asItStands } from '../../../src/domain/as-it-stands.ts';
import { entryOf } from '../../../src/domain/change.ts';
import { plain } from '../../../src/domain/said.ts';
import { timelinePage } from '../../../src/slack/views/timeline.ts';

const now = new Date('2026-03-01T10:00:00Z');
const by = { id: 'U1', name: 'Dana' };
const incident = { id: 7, title: 'Checkout <is> down' };

const notes = (from: number, count: number, text = 'a line') =>
  asItStands(
    Array.from({ length: count }, (_, n) =>
      entryOf(7, from + n, { kind: 'note', by, said: plain(text), detail: {}, now }),
    ),
  );

interface Row {
  readonly from: number;
  readonly count: number;
  readonly total: number;
  readonly keeps?: 'start' | 'end';
  readonly text?: string;
  readonly asOf?: { readonly at: Date; readonly words: string };
}

const page = ({ from, count, total, keeps = 'end', text, asOf }: Row) =>
  timelinePage({ incident, stretch: { total, from, entries: notes(from, count, text) }, asOf }, keeps);
const headOf = (row: Row) => page(row).text.split('\n')[0];
const buttonsOf = (row: Row) =>
  page(row).blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.map((button) => [
          'text' in button ? button.text?.text : '',
          JSON.parse('value' in button ? String(button.value) : '{}'),
        ])
      : [],
  );

const older = (last: number) => ['Older', { incident: 7, last }];
const newer = (first: number) => ['Newer', { incident: 7, first }];

describe('a page of a long timeline', () => {
  test.each<[string, Row, string, unknown[]]>([
    ['the last', { from: 9951, count: 50, total: 10_000 }, 'entries 9,951 to 10,000 of 10,000:', [older(9950)]],
    ['one between', { from: 101, count: 50, total: 400 }, 'entries 101 to 150 of 400:', [older(100), newer(151)]],
    ['the first', { from: 1, count: 50, total: 51 }, 'entries 1 to 50 of 51:', [newer(51)]],
    ['one alone', { from: 1, count: 1, total: 2 }, 'entries 1 to 1 of 2:', [newer(2)]],
  ])('%s says which it is and leads to the others', (_, row, which, buttons) => {
    expect(headOf(row)).toBe(`✅ Timeline of #7 “Checkout &lt;is&gt; down”, ${which}`);
    expect(buttonsOf(row)).toEqual(buttons);
    expect(page(row).text.split('\n')).toHaveLength(row.count + 2);
  });

  test('of what was known at a moment says so, and its buttons stay there', () => {
    const row: Row = { from: 51, count: 50, total: 400, asOf: { at: now, words: '10:00 UTC' } };
    expect(headOf(row)).toContain(' as of 10:00 UTC, entries 51 to 100 of 400:');
    expect(buttonsOf(row)).toEqual([
      ['Older', { incident: 7, asOf: now.toISOString(), last: 50 }],
      ['Newer', { incident: 7, asOf: now.toISOString(), first: 101 }],
    ]);
  });

  test.each<[Row['keeps'] & string, (from: number, to: number) => void]>([
    ['start', (from) => expect(from).toBe(101)],
    ['end', (_, to) => expect(to).toBe(150)],
  ])('holds no more than Slack takes, and keeps its %s', (keeps, expectEnd) => {
    const row: Row = { from: 101, count: 50, total: 400, keeps, text: '<'.repeat(300) };
    const { text, blocks } = page(row);
    const [, from, to] = /entries (\d+) to (\d+) of 400/u.exec(text) ?? [];
    expectEnd(Number(from), Number(to));
    expect(buttonsOf(row)).toEqual([older(Number(from) - 1), newer(Number(to) + 1)]);
    expect(text.split('\n')).toHaveLength(Number(to) - Number(from) + 3);
    const shown = blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text ?? ''] : []));
    expect(shown.join('\n')).toBe(text);
    expect(Math.max(...shown.map(({ length }) => length))).toBeLessThanOrEqual(3000);
    expect(shown.join('').length).toBeLessThan(10_000);
  });
});
