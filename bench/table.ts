import type { Row } from './figures.ts';

const columns = [
  'what',
  'n',
  'missing',
  'doubled',
  'p50',
  'p99',
  'max',
  'ours',
  'floor',
  'ratio',
  'worst',
  'goal',
] as const;
const texts = new Set<string>(['what', 'goal', 'met']);

const sign = ({ met }: Row): string => (met === undefined ? '' : met ? '✓' : '✗');

/** A table for people, without the columns that no row has; figures stand to the right. */
export function table(rows: readonly Row[]): string {
  const used = columns.filter((column) => rows.some((row) => row[column] !== undefined));
  const lines = [
    ['scenario', ...used.slice(1), ''],
    ...rows.map((row) => [...used.map((column) => String(row[column] ?? (column === 'goal' ? '' : '–'))), sign(row)]),
  ];
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0))) ?? [];
  const isText = (at: number) => texts.has(used[at] ?? 'met');
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (isText(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return lines.map(line).join('\n');
}
