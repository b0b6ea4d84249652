import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(__dirname, '../..');
const listed = JSON.parse(readFileSync(join(__dirname, 'only-on-sqlite.json'), 'utf8'));
const mark = '// Only on SQLite: test/jest/only-on-sqlite.json says why.\n';

test('a file that is left out on PostgreSQL says so at its head, and no other does', () => {
  const marked = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${name}`)
    .filter((name) => readFileSync(join(root, name), 'utf8').startsWith(mark));
  expect(marked.sort()).toEqual(Object.keys(listed).sort());
});
