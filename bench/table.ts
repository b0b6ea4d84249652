import type { Row } from './figures.ts';

const heads = ['scenario', 'n', 'missing', 'doubled', 'p50', 'p99', 'max', 'goal', ''];

const cellsOf = ({ what, n, missing, doubled, p50, p99, max, goal, met }: Row): string[] =>
  [what, n, missing, doubled, p50, p99, max, goal, met ? '✓' : '✗'].map((cell) => String(cell ?? '–'));

/** A table for people; figures stand to the right. */
export function table(rows: readonly Row[]): string {
  const lines = [heads, ...rows.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const isText = (column: number) => column === 0 || column >= heads.indexOf('goal');
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return lines.map(line).join('\n');
}
