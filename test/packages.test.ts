import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: true;
  readonly dev?: true;
  /** Set: for some machines alone. */
  readonly os?: readonly string[];
}
const read = (name: string) => JSON.parse(readFileSync(join(__dirname, '..', name), 'utf8'));
const { allowScripts, dependencies } = read('package.json');
const packages = Object.entries(read('package-lock.json').packages as Record<string, Locked>).filter(
  ([path]) => path !== '',
);
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

test('every package that would run something when it is installed is named, and one may', () => {
  const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  expect([...new Set(running)].sort()).toEqual(Object.keys(allowScripts).sort());
  expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['better-sqlite3']);
});

test('the lockfile says what each package must be, and not from where one machine once got it', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  // npm writes none for those of other machines than the one that it ran on.
  const unsealed = packages.filter(([, { integrity, os }]) => !integrity?.startsWith('sha512-') && os === undefined);
  expect(unsealed.map(([path]) => path)).toEqual([]);
});

test('no more is installed for production than must be', () => {
  expect(Object.keys(dependencies).length).toBeLessThan(21);
  expect(packages.filter(([, { dev }]) => !dev).length).toBeLessThan(235);
});
