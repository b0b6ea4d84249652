// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportAsked } from '../../src/cli/export/asked.ts';
import { reportAsked } from '../../src/cli/export/report-asked.ts';
import { declare } from '../../src/domain/declare.ts';
import { setImpact } from '../../src/domain/impact.ts';
import { plain } from '../../src/domain/said.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { endAll, newFolder, startChild } from '../child.ts';
import { cadences } from '../domain/incident.ts';
import { dana, declared, made, noted, now, written } from '../store/samples.ts';
import { sitrepHere } from './here.ts';

let folder: string;
let dataDir: string;
beforeAll(async () => {
  folder = newFolder();
  dataDir = join(folder, 'data');
  const store = openSqliteStore(join(dataDir, 'sitrep.db'), { migrations: join(__dirname, '../../db/sqlite') });
  const first = await noted(store, await declared(store), 'db-7 is slow');
  const unsaid = { from: null, to: null, amount: null, data: null, causedBy: null, region: null, said: plain('') };
  await written(store, made(setImpact(first, { ...unsaid, component: 'Android', degree: 'full', by: dana }, now)));
  for (const [id, over] of [[2, { isPrivate: true }] as const, [3, { mode: 'test' }] as const]) {
    const declaration = { title: plain('Hush'), severity: 'sev2', by: dana, ...over } as const;
    await written(store, made(declare(declaration, { id, teamId: 'T1' }, cadences, now)));
  }
  await declared(store, 'db-7.internal is away');
  store.close();
  writeFileSync(
    join(folder, 'sitrep.yml'),
    'page_zone: America/New_York\npage_name: Example\ncomponents: [{group: Mobile, name: Android}]',
  );
});
afterAll(endAll);

const sitrep = (line: string, env: Record<string, string> = {}) =>
  sitrepHere(`export ${line}`, { DATA_DIR: dataDir, SITREP_CONFIG: join(folder, 'sitrep.yml'), ...env });

const page = `Checkout is down

Incident Report for Example

Investigating
Checkout is down
Posted Mar 01, 2026 - 05:00 EST

This incident affected: Mobile (Android).
`;

test('`npx sitrep export report #1` writes what customers read on a page, and nothing of the inside', async () => {
  const args = ['export', 'report', '#1', '--layout', 'page', '--out', '-'];
  const child = startChild({ DATA_DIR: dataDir }, ['cli/sitrep.js', ...args], folder);
  expect(await child.ended).toBe(0);
  expect(child.stdout()).toBe(page);
  expect(child.stderr()).toBe('✓ #1, page: standard output\n');
});

test('each layout has a file of its own, which nothing overwrites unless one says so', async () => {
  const path = join(dataDir, 'exports/report-1-page.txt');
  expect(await sitrep('report 1')).toEqual({ code: 0, stdout: `✓ #1, page: ${path}\n`, stderr: '' });
  expect(readFileSync(path, 'utf8')).toBe(page);
  expect(statSync(path).mode & 0o077).toBe(0);
  await sitrep('report 1 --layout history --format md');
  await sitrep('report --incident 1 --layout aggregator');
  expect(readdirSync(join(dataDir, 'exports')).sort()).toEqual([
    'report-1-aggregator.txt',
    'report-1-history.md',
    'report-1-page.txt',
  ]);
  writeFileSync(path, 'mine');
  const again = await sitrep('report 1');
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(again.stderr).toBe(`${path} is there already, so nothing was written: --force writes over it.\n`);
  expect(readFileSync(path, 'utf8')).toBe('mine');
  expect((await sitrep('report 1 --force')).code).toBe(0);
  expect(readFileSync(path, 'utf8')).toBe(page);
});

test('what nobody outside should read is named beside it', async () => {
  const { code, stdout, stderr } = await sitrep('report 4 --out -');
  expect(code).toBe(0);
  expect(stdout).toContain('Investigating\ndb-7.internal is away\n');
  expect(stderr).toBe(
    '✓ #4, page: standard output\nBefore it goes out: The title names a host of the inside: “db-7.internal”.\n',
  );
});

test('--page names another page; a file says by its ending what it is', async () => {
  const out = join(folder, 'out/first.md');
  expect((await sitrep(`report 1 --layout aggregator --page Other --out ${out}`)).code).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain(
    'Major incident at Other on March 1, 2026 affecting Mobile - Android, lasting —.',
  );
  expect(readFileSync(out, 'utf8')).toContain('- **investigating** Mar 01, 2026, 05:00 AM EST\n\n  Checkout is down\n');
});

describe('what cannot be written is said in a sentence', () => {
  test.each([
    ['report 2', /^#2 is private, so there is no report of it for customers: npx sitrep export --incident 2 writes/u],
    ['report 3', /^#3 is a drill, so there is no report of it for customers: npx sitrep export --incident 3 writes/u],
    ['report 9', /^There is no incident 9\.\n$/u],
    [
      'report 1 --layout history --link https://x.example',
      /^No postmortem of #1 is published, so there is none to link/u,
    ],
    ['report 1 --out /proc/nowhere/x.txt', /^The export was not written \(.+\): name another place/u],
  ])('%s', async (line, words) => {
    const { code, stdout, stderr } = await sitrep(line);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(words);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  test('wrong settings are named, and nothing is written', async () => {
    const yaml = join(folder, 'wrong.yml');
    writeFileSync(yaml, 'page_name: ""\npage_zone: nowhere');
    const { code, stderr } = await sitrep(`report 1 --out ${join(folder, 'x.txt')}`, { SITREP_CONFIG: yaml });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Put the settings right first: .*page_zone is no time zone.*page_name is not a name/u);
    expect(existsSync(join(folder, 'x.txt'))).toBe(false);
  });
});

test.each([
  ['report', 'Say which: report 12.'],
  ['report x', 'Say which: report 12, not “x”.'],
  ['report 1 2', 'A report is of one incident, not of “1” and “2”.'],
  ['report --all', 'A report is of one incident: type report 12.'],
  ['report 1 --layout poster', '--layout cannot be “poster”: type page, history or aggregator.'],
  ['report 1 --format pdf', '--format of a report cannot be “pdf”: type txt or md.'],
  ['report 1 --out x.csv', '--out cannot end in “.csv”'],
  ['report 1 --link https://x.example', '--link goes with --layout history'],
  ['report 1 --layout history --link x', '--link cannot be “x”'],
  ['report 1 --page', '--page needs a name'],
])('%s is no report', (args, words) => {
  expect(reportAsked(args.split(' '), 'exports')).toContain(words);
});

test.each([
  ['--all --layout page', '--layout goes with a report: npx sitrep export report 12.'],
  ['--all 12', '“export” does not know “12”: type --all, --incident 12 or report 12.'],
])('%s is no export', (args, words) => {
  expect(exportAsked(args.split(' '), 'exports', now)).toBe(words);
});
