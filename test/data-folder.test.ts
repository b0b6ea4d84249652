// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { closeToOthers } from '../src/data-folder.ts';
import { openSqliteStore } from '../src/store/sqlite/store.ts';
import { endAll, enough, newFolder, startChild, until } from './child.ts';

const migrations = join(__dirname, '../db/sqlite');
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

afterEach(endAll);

/** Every path below a folder, and the folder. */
function all(folder: string): string[] {
  const below = readdirSync(folder, { withFileTypes: true });
  return [
    folder,
    ...below.flatMap((entry) => (entry.isDirectory() ? all(join(folder, entry.name)) : [join(folder, entry.name)])),
  ];
}

test('nobody else can read anything of the record, whatever the umask is', async () => {
  const cwd = newFolder();
  const dataDir = join(cwd, 'data');
  const before = process.umask(0o022);
  try {
    const child = startChild({ ...enough, DATA_DIR: dataDir }, ['main.js'], cwd);
    await child.says('Sitrep is ready');
    await until(() => readdirSync(dataDir).includes('sitrep.db-wal'));
    const backup = startChild({ DATA_DIR: dataDir }, ['cli/sitrep.js', 'backup'], cwd);
    expect(await backup.ended).toBe(0);
    expect(all(dataDir).filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
    expect(all(dataDir).length).toBeGreaterThan(5);
    expect(child.log().filter(({ msg }) => msg.includes('others could read'))).toEqual([]);
  } finally {
    process.umask(before);
  }
});

test('a store is made for this user alone also where the umask would let others in', () => {
  const path = join(newFolder(), 'sitrep.db');
  const before = process.umask(0o000);
  try {
    const store = openSqliteStore(path, { migrations });
    expect(['', '-wal', '-shm'].map((end) => modeOf(path + end))).toEqual(['600', '600', '600']);
    store.close();
  } finally {
    process.umask(before);
  }
});

test('what stood open is closed at the start, and said once; what is not ours is left', async () => {
  const cwd = newFolder();
  const dataDir = join(cwd, 'data');
  mkdirSync(join(dataDir, 'backups'), { recursive: true });
  openSqliteStore(join(dataDir, 'sitrep.db'), { migrations }).close();
  const foreign = join(cwd, 'elsewhere');
  writeFileSync(foreign, 'theirs');
  symlinkSync(foreign, join(dataDir, 'sitrep.db-link'));
  writeFileSync(join(dataDir, 'backups/sitrep-2026-11-20T12-00-00Z.db'), '');
  writeFileSync(join(dataDir, 'backups/notes.txt'), 'theirs');
  for (const path of all(dataDir)) chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);

  const first = startChild({ ...enough, DATA_DIR: dataDir }, ['main.js'], cwd);
  const { paths } = await first.says('others could read these: now only this user can');
  expect((paths as string[]).sort()).toEqual(
    ['', 'backups', 'backups/sitrep-2026-11-20T12-00-00Z.db', 'sitrep.db'].map((name) =>
      join(dataDir, name).replace(/\/$/u, ''),
    ),
  );
  expect([
    modeOf(dataDir),
    modeOf(join(dataDir, 'sitrep.db')),
    modeOf(join(dataDir, 'backups/notes.txt')),
    modeOf(foreign),
  ]).toEqual(['700', '600', '644', '644']);
  await first.says('Sitrep is ready');
  first.kill('SIGTERM');
  await first.ended;
  const second = startChild({ ...enough, DATA_DIR: dataDir }, ['main.js'], cwd);
  await second.says('Sitrep is ready');
  expect(second.log().filter(({ msg }) => msg.includes('others could read'))).toEqual([]);
});

test('a folder that holds other things as well is not closed to those who use them', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'sitrep.db'), '');
  writeFileSync(join(folder, 'report.ods'), 'theirs');
  for (const path of all(folder)) chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
  expect(closeToOthers(folder)).toEqual([join(folder, 'sitrep.db')]);
  expect(modeOf(folder)).toBe('755');
});
