import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openShelf } from '../../src/store/shelf.ts';

const folder = mkdtempSync(join(tmpdir(), 'shelf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a postmortem lies in a file for this user alone, whole; one beside it does not touch it', async () => {
  const shelf = openShelf(join(folder, 'postmortems'));
  expect(await shelf.read(12)).toBeUndefined();
  await shelf.replace(12, undefined, 'old');
  const path = await shelf.replace(12, 'old', '# new 🔥');
  await shelf.writeBeside(12, 'other');

  expect(await shelf.read(12)).toBe('# new 🔥');
  expect(path).toBe(join(folder, 'postmortems', 'incident-12.md'));
  expect(readdirSync(join(folder, 'postmortems')).sort()).toEqual(['incident-12.md', 'incident-12.new.md']);
  expect([statSync(String(path)).mode & 0o777, statSync(join(String(path), '..')).mode & 0o777]).toEqual([
    0o600, 0o700,
  ]);
  expect(readFileSync(join(folder, 'postmortems', 'incident-12.new.md'), 'utf8')).toBe('other');
});

test('what somebody saved meanwhile stays, and no other file is left', async () => {
  const shelf = openShelf(join(folder, 'meanwhile'));
  await shelf.replace(12, undefined, 'ours');
  writeFileSync(join(folder, 'meanwhile', 'incident-12.md'), 'theirs');

  expect(await shelf.replace(12, 'ours', 'ours, too')).toBeUndefined();
  expect(await shelf.read(12)).toBe('theirs');
  expect(readdirSync(join(folder, 'meanwhile'))).toEqual(['incident-12.md']);
});

test('a folder that takes no files is said', async () => {
  await expect(openShelf('/proc/postmortems').replace(1, undefined, 'x')).rejects.toThrow('ENOENT');
});
