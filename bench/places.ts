import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Compiled, this file lies two folders below the project's. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

export const bot = join(root, 'dist/main.js');
/** What `npm start` tells Node itself: room for what lives as long as a call to Slack, so that it is not kept for longer. */
export const botFlags: readonly string[] = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'));
export const migrations = join(root, 'db/sqlite');
/** What a run writes, beside what it prints; git does not keep it. */
export const results = join(root, 'bench-results');
export const floors = {
  bare: join(here, 'floors/bare.js'),
  durable: join(here, 'floors/durable.js'),
  alarms: join(here, 'floors/alarms.js'),
};
export const quickSlack = join(here, 'slack/main.js');
export const readers = join(here, 'readers/main.js');
