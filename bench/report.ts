import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Row } from './figures.ts';
import { load, machine } from './machine.ts';
import { results, root } from './places.ts';

/** A scenario, and what came of it. */
export interface Outcome {
  readonly scenario: string;
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
  /** How busy the machine was before and after. */
  readonly load: readonly [string, string];
}

/** Writes a run as JSON, into `bench-results/` unless told otherwise, and gives the path. Git does not keep it. */
export function write(outcomes: readonly Outcome[], sizes: string, path?: string): string {
  const at = new Date().toISOString();
  const file = path ?? join(results, `${at.replace(/[:.]/gu, '-')}.json`);
  mkdirSync(dirname(file), { recursive: true });
  const report = { at, commit: commit(), machine: machine(), versions: versions(), load: load(), sizes, outcomes };
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}

/** With a `+` where something is not committed; null outside of git. */
function commit(): string | null {
  try {
    const ask = (...words: string[]) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();
    return ask('rev-parse', '--short', 'HEAD') + (ask('status', '--porcelain') === '' ? '' : '+');
  } catch {
    return null;
  }
}

/** Of what the floors are made of, and we. */
function versions(): Readonly<Record<string, string>> {
  const asked = execFileSync('npm', ['ls', '--json', '--depth=0', '--omit=dev'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { dependencies } = JSON.parse(asked) as { dependencies: Record<string, { version: string }> };
  return Object.fromEntries(Object.entries(dependencies).map(([name, { version }]) => [name, version]));
}
