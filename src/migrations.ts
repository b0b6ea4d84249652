import { fileURLToPath } from 'node:url';

/** The folder of the numbered .sql files: it lies beside `src/` and `dist/` alike. */
export const migrations = fileURLToPath(new URL('../db/sqlite', import.meta.url));
