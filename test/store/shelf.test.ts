import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openShelf } from '../../src/store/shelf.ts';

const folder = mkdtempSync(join(tmpdir(), 'shelf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a postmortem lies in a file for this user alone, whole; one beside it does not touch it', async () => {
  const shelf = openShelf(join(folder, 'postmortems'));
  expect(await shelf.read(12)).toBeUndefined();
  await shelf.write(12, 'old', false);
  const path = await shelf.write(12, '# new 🔥', false);
  await shelf.write(12, 'other', true);

  expect(await shelf.read(12)).toBe('# new 🔥');
  expect(path).toBe(join(folder, 'postmortems', 'incident-12.md'));
  expect(readdirSync(join(folder, 'postmortems')).sort()).toEqual(['incident-12.md', 'incident-12.new.md']);
  expect([statSync(path).mode & 0o777, statSync(join(path, '..')).mode & 0o777]).toEqual([0o600, 0o700]);
  expect(readFileSync(join(folder, 'postmortems', 'incident-12.new.md'), 'utf8')).toBe('other');
});

test('a folder that takes no files is said', async () => {
  await expect(openShelf('/proc/postmortems').write(1, 'x', false)).rejects.toThrow('ENOENT');
});
