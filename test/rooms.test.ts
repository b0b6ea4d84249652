import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const src = join(__dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/u.test(file));
const text = (file: string) => readFileSync(join(src, file), 'utf8');

test('the rooms are those of the plan, and none is a drawer', () => {
  const rooms = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rooms.map(({ name }) => name).sort()).toEqual(
    ['alarms', 'cli', 'desk', 'domain', 'pictures', 'sandbox', 'slack', 'store', 'web'].sort(),
  );
  expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|lib|misc|types)(?:\/|\.tsx?$)/u.test(file))).toEqual(
    [],
  );
});

test('no file is longer than 250 lines', () => {
  expect(files.filter((file) => text(file).split('\n').length > 251)).toEqual([]);
});

test('the domain is told the time, and rolls no dice', () => {
  const impure = /new Date\(\)|Date\.now\(|Math\.random\(|process\.|console\./u;
  expect(files.filter((file) => file.startsWith('domain/') && impure.test(text(file)))).toEqual([]);
});
