import { fileURLToPath } from 'node:url';

/** The folders of the numbered .sql files: they lie beside `src/` and `dist/` alike. */
const folderOf = (engine: string): string => fileURLToPath(new URL(`../db/${engine}`, import.meta.url));

export const migrations = folderOf('sqlite');
export const postgresMigrations = folderOf('postgres');
