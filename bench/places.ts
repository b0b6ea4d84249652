import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Compiled, this file lies two folders below the project's. */
const root = fileURLToPath(new URL('../..', import.meta.url));

export const bot = join(root, 'dist/main.js');
export const migrations = join(root, 'db/sqlite');
