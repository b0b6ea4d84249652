import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { damageOf, newerIn } from './soundness.ts';

export interface Backup {
  readonly path: string;
  readonly at: Date;
  readonly bytes: number;
}

/** Where the backups of a database lie. */
export const backupsOf = (databasePath: string): string => join(dirname(databasePath), 'backups');

const ourName = /^sitrep-(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d)Z(?:-(broken|before-[\w.-]+))?\.db$/u;

interface Sort {
  /** It was made before this migration: kept until a person removes it. */
  readonly before?: string;
  /** Some entry in it is not as it was written. */
  readonly broken?: boolean;
}

/** `sitrep-2026-11-21T10-00-00Z.db`, and such as `sitrep-2026-11-21T10-00-00Z-before-015_x.db`. */
export function backupName(at: Date, { before, broken = false }: Sort = {}): string {
  const sort = broken ? '-broken' : before === undefined ? '' : `-before-${before}`;
  return `sitrep-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z${sort}.db`;
}

/** The sound ones that lie there under our own names, the newest first. `kept`: those before a migration as well. */
export const listBackups = (folder: string, { kept = false } = {}): Backup[] =>
  ours(folder, (sort) => sort === undefined || (kept && sort !== 'broken'));

/** Those of a record that was broken, the newest first. */
export const brokenBackups = (folder: string): Backup[] => ours(folder, (sort) => sort === 'broken');

function ours(folder: string, isMeant: (sort: string | undefined) => boolean): Backup[] {
  const found: Backup[] = [];
  for (const name of namesIn(folder)) {
    const [, day, hour, minute, second, sort] = ourName.exec(name) ?? [];
    if (day === undefined || !isMeant(sort)) continue;
    const path = join(folder, name);
    found.push({ path, at: new Date(`${day}${hour}:${minute}:${second}Z`), bytes: statSync(path).size });
  }
  return found.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** A folder that cannot be read holds none: whoever writes there is told why. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** How many are tried: what damages one seldom damages more. */
const most = 5;

/** The newest backup that could be put in the place of the database. Reads it; a second for 200 MB. */
export function newestUsable(folder: string, migrations: string): Backup | undefined {
  return listBackups(folder, { kept: true })
    .slice(0, most)
    .find(({ path }) => whatIsWrongWith(path, migrations) === undefined);
}

/** Why a file cannot take the place of the database, in words that go on from its name; undefined when it can. */
export function whatIsWrongWith(path: string, migrations: string): string | undefined {
  try {
    const damage = damageOf(path);
    if (damage !== undefined) return damage;
    const newer = newerIn(path, migrations);
    return newer.length > 0 ? `was written by a newer Sitrep (${newer.join(', ')})` : undefined;
  } catch (error) {
    return `cannot be read (${(error as Error).message})`;
  }
}

/** What to do about a database that cannot be used: the line to type where there is a backup. */
export function cureFor(databasePath: string, migrations: string): string {
  const newest = newestUsable(backupsOf(databasePath), migrations);
  return newest ? `restore the newest backup with: npx sitrep restore ${newest.path}` : 'restore a backup';
}
