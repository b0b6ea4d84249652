// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { exportAsked } from '../../src/cli/export/asked.ts';
import { createProgress } from '../../src/cli/export/progress.ts';
import type { Exported } from '../../src/domain/export/shape.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { endAll, newFolder, startChild } from '../child.ts';
import { shape } from '../domain/export/schema.ts';
import { declared, noted } from '../store/samples.ts';

let folder: string;
let dataDir: string;
beforeAll(async () => {
  folder = newFolder();
  dataDir = join(folder, 'data');
  const store = openSqliteStore(join(dataDir, 'sitrep.db'), { migrations: join(__dirname, '../../db/sqlite') });
  await noted(store, await declared(store), 'it is slow');
  await declared(store, 'Search is down');
  store.close();
});
afterAll(endAll);

/** `npx sitrep export …` with nothing but the folder of the record: no token, no Slack. */
async function sitrep(args: string, env: Record<string, string> = {}) {
  const child = startChild({ DATA_DIR: dataDir, ...env }, ['cli/sitrep.js', 'export', ...args.split(' ')], folder);
  const code = await child.ended;
  return { code, stdout: child.stdout(), stderr: child.stderr() };
}

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const held = (name: string): Exported => shape.parse(JSON.parse(read(name)));

test('a folder gets a file for each incident, and nothing is overwritten unless one says so', async () => {
  expect(await sitrep('--all')).toEqual({
    code: 0,
    stdout: `✓ 2 incidents, 3 entries: ${dataDir}/exports\n`,
    stderr: '',
  });
  expect(readdirSync(join(dataDir, 'exports')).sort()).toEqual(['incident-1.json', 'incident-2.json']);
  expect(held('data/exports/incident-1.json').entries.map(({ story }) => story)).toEqual([
    'declared sev2: Checkout is down',
    'note: it is slow',
  ]);
  expect(statSync(join(dataDir, 'exports/incident-1.json')).mode & 0o077).toBe(0);
  // The record is as it was: nobody has written to it, and nothing lies beside it.
  expect(readdirSync(dataDir).sort()).toEqual(['exports', 'sitrep.db']);

  writeFileSync(join(dataDir, 'exports/incident-2.json'), 'mine');
  const [again, forced] = [await sitrep('--all'), await sitrep('--incident 2 --force')];
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(again.stderr).toMatch(/incident-1\.json and 1 more are there already, so nothing was written: --force/u);
  expect(forced.code).toBe(0);
  expect(held('data/exports/incident-2.json').incident.title).toBe('Search is down');
});

test('a period has what was declared in it', async () => {
  const [then, before] = [await sitrep('--all --period 2026-03 --out -'), await sitrep('--all --period 2025 --out -')];
  expect(JSON.parse(then.stdout)).toHaveLength(2);
  expect(JSON.parse(before.stdout)).toEqual([]);
});

test('a file gets all of them, in the format of its name', async () => {
  await Promise.all([sitrep('--all --out out/all.csv'), sitrep('--all --out=all.json'), sitrep('--all --out all.md')]);
  const lines = read('out/all.csv').split('\r\n');
  expect(lines.map((line) => line.split(',', 3).join())).toEqual([
    'incident,entry,kind',
    '1,1,"declared"',
    '1,2,"note"',
    '2,1,"declared"',
    '',
  ]);
  const all = JSON.parse(read('all.json')) as Exported[];
  expect(all.map((one) => shape.parse(one).incident.id)).toEqual([1, 2]);
  expect(read('all.md').match(/^# Record of .*$/gmu)).toEqual([
    '# Record of #1 Checkout is down',
    '# Record of #2 Search is down',
  ]);
});

test('standard output gets the document alone', async () => {
  const { code, stdout, stderr } = await sitrep('--incident #1 --format json --out -');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ schema: 'sitrep/incident/1', incident: { id: 1 } });
  expect(stderr).toBe('✓ 1 incident, 2 entries: standard output\n');
});

describe('what is asked for in vain is said in a sentence', () => {
  test.each([
    ['--incident 9', 1, 'There is no incident 9.\n'],
    ['--format json', 64, 'Say which: --all, or --incident 12.\n'],
    ['--all --out /proc/nowhere/x.json', 1, expect.stringMatching(/^The export was not written \(.+\): name another/u)],
  ])('%s', async (args, code, stderr) => {
    expect(await sitrep(args)).toEqual({ code, stdout: '', stderr });
  });

  test('a record that is not there, not ours, or of another Sitrep', async () => {
    const nowhere = join(folder, 'nowhere');
    expect((await sitrep('--all', { DATA_DIR: nowhere })).stderr).toContain(
      `There is no record at ${nowhere}/sitrep.db`,
    );
    expect(existsSync(nowhere)).toBe(false);
    const of = async (sql: string) => {
      const other = newFolder();
      const store = openSqliteStore(join(other, 'sitrep.db'), { migrations: join(__dirname, '../../db/sqlite') });
      store.close();
      new Database(join(other, 'sitrep.db')).exec(sql).close();
      return sitrep('--all', { DATA_DIR: other });
    };
    const [newer, older, theirs] = await Promise.all([
      of("insert into migration values ('999_next.sql', '')"),
      of("delete from migration where name like '005%'"),
      of('pragma application_id = 1'),
    ]);
    expect(newer).toMatchObject({ code: 1, stderr: expect.stringContaining('by a newer Sitrep (999_next.sql)') });
    expect(older.stderr).toContain('is of an older Sitrep: start this one on it once');
    expect(theirs.stderr).toContain('is not a Sitrep database');
  });
});

test.each([
  ['--all --incident 1', 'Say which'],
  ['--incident x', '--incident cannot be “x”'],
  ['--incident', '--incident cannot be “”'],
  ['--all --format pdf', '--format cannot be “pdf”'],
  ['--all --out', '--out needs a folder'],
  ['--all --out records.txt', '--out cannot end in “.txt”'],
  ['--all --period soon', '--period goes with --all, and is such as 30d'],
  ['--incident 1 --period 30d', '--period goes with --all'],
])('%s is no export', (args, words) => {
  expect(exportAsked(args.split(' '), 'exports', new Date())).toContain(words);
});

test.each([
  ['--all', 'folder', 'json'],
  ['--all --out records', 'folder', 'json'],
  ['--all --out records.csv', 'file', 'csv'],
  ['--all --out records.txt --format csv', 'file', 'csv'],
  ['--all --out records.csv/', 'folder', 'csv'],
  ['--all --out records.csv --format md', 'file', 'md'],
  ['--all --out -', 'stdout', 'json'],
])('%s goes to a %s, as %s', (args, kind, ending) => {
  expect(exportAsked(args.split(' '), 'exports', new Date())).toMatchObject({ out: { kind }, format: { ending } });
});

test('progress is shown on a terminal, and nowhere else', () => {
  const shown = (isTTY: boolean) => {
    let text = '';
    const progress = createProgress(1000, { isTTY, write: (more: string) => (text += more) });
    for (let n = 0; n < 1000; n++) progress.step();
    progress.end();
    return text;
  };
  expect(shown(false)).toBe('');
  expect(shown(true).split('\r')).toHaveLength(103);
  expect(shown(true)).toContain('\r████████████░░░░░░░░░░░░ 500 of 1000 incidents\r');
  expect(shown(true).endsWith('\r\x1b[K')).toBe(true);
});
