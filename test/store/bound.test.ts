import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const folder = join(__dirname, '../../src');

/** Pieces of SQL that we wrote ourselves, each a constant; a value is bound, always. */
const ours = ['entryColumns', 'outside', 'visible', 'which', 'alsoBy', 'ordered', 'kept', 'applicationId', 'where'];
const sql = /\b(?:select|insert into|update \w+ set|delete from|pragma|attach)\b/iu;

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  .filter(({ text }) => /\.(?:prepare|exec|pragma)\b/u.test(text) && text.includes('better-sqlite3'));

test('no value is written into a line of SQL', () => {
  expect(sources.length).toBeGreaterThan(15);
  const put = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/\.(?:prepare|exec|pragma)(?:<[^(]*>)?\(\s*(`[^`]*`)/gu)].flatMap(([, line = '']) =>
      [...line.matchAll(/\$\{([^}]*)\}/gu)].map(([, piece = '']) => ({ name, piece })),
    ),
  );
  expect(put.length).toBeGreaterThan(5);
  expect(put.filter(({ piece }) => !ours.includes(piece))).toEqual([]);
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
