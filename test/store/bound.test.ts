// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const folder = join(__dirname, '../../src');

/** Pieces of SQL that we wrote ourselves, each a constant, or a name that our own tables have; a value is bound, always. */
const ours = [
  ...['entryColumns', 'outside', 'visible', 'which', 'alsoBy', 'ordered', 'kept', 'applicationId', 'where'],
  ...['columns', 'itself', 'page', 'whole', 'ofStep', 'about'],
  // Names of tables and of columns, as `tablesOf` has looked at them.
  ...['table', 'table.name', 'name', 'names', "names.join(', ')", 'order'],
];
const isOurs = (piece: string): boolean => ours.includes(piece) || /^insertInto\('\w+', row\)$/u.test(piece);
const sql = /\b(?:select|insert into|update \w+ set|delete from|pragma|attach)\b/iu;

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  .filter(({ name, text }) => text.includes('better-sqlite3') || name.startsWith('store/postgres/'));
const call = /\.(?:prepare|exec|pragma|all|get|raw|pluck|run)(?:<[^(]*>)?\(\s*(`[^`]*`)/gu;

test('no value is written into a line of SQL', () => {
  expect(sources.length).toBeGreaterThan(15);
  const put = sources.flatMap(({ name, text }) =>
    [...text.matchAll(call)].flatMap(([, line = '']) =>
      [...line.matchAll(/\$\{([^}]*)\}/gu)].map(([, piece = '']) => ({ name, piece })),
    ),
  );
  expect(put.length).toBeGreaterThan(5);
  expect(put.filter(({ piece }) => !isOurs(piece))).toEqual([]);
});

test('and none is added to one', () => {
  const added = sources.flatMap(({ name, text }) =>
    text
      .split('\n')
      .filter((line) => sql.test(line) && /['"`]\s*\+|\+\s*['"`]/u.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );
  expect(added).toEqual([]);
});
