import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Compiled, this file lies two folders below the project's. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

export const bot = join(root, 'dist/main.js');
export const migrations = join(root, 'db/sqlite');
/** What a run writes, beside what it prints; git does not keep it. */
export const results = join(root, 'bench-results');
export const floors = {
  bare: join(here, 'floors/bare.js'),
  durable: join(here, 'floors/durable.js'),
  alarms: join(here, 'floors/alarms.js'),
};
export const quickSlack = join(here, 'slack/main.js');
