import { readdirSync, statSync } from 'node:fs';
import Database, { type Database as Db } from 'better-sqlite3';

/** Marks the file as ours: "SITR". */
export const applicationId = 0x53495452;

export const isOurs = (db: Db): boolean => db.pragma('application_id', { simple: true }) === applicationId;

/** `ok`, or the first thing that is broken. SQLite: the structure alone; a flipped letter passes. 3 ms a megabyte. */
export const soundness = (db: Db): string => String(db.pragma('quick_check(1)', { simple: true }));

/** The names of the numbered .sql files, in order. */
export const migrationsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();

/** The migrations this database has and this Sitrep does not know, and the other way round. */
export function schemaOf(db: Db, folder: string): { readonly newer: string[]; readonly missing: string[] } {
  const known = migrationsIn(folder);
  const ran = db.prepare<[], string>('select name from migration').pluck().all();
  return {
    newer: ran.filter((name) => !known.includes(name)),
    missing: known.filter((name) => !ran.includes(name)),
  };
}

/**
 * Why a file is none that Sitrep could go on with, in words that go on from its name; undefined when it is. Reads all of
 * it. Throws SQLite's error where it cannot be opened at all.
 */
export function damageOf(path: string): string | undefined {
  if (statSync(path).size === 0) return 'is empty';
  let db: Db | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    if (!isOurs(db)) return 'is not a Sitrep database';
    const sound = soundness(db);
    return sound === 'ok' ? undefined : `is damaged (${sound.replace(/\s+/gu, ' ')})`;
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (code === 'SQLITE_NOTADB') return 'is not a Sitrep database';
    if (code.startsWith('SQLITE_CORRUPT')) return `is damaged (${message})`;
    throw error;
  } finally {
    db?.close();
  }
}

/** The migrations of a sound file that this Sitrep does not know. */
export function newerIn(path: string, folder: string): string[] {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return schemaOf(db, folder).newer;
  } finally {
    db.close();
  }
}
