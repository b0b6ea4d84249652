import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { databaseOf } from '../config.ts';
import { makeDataFolder } from '../data-folder.ts';
import { backUp } from '../store/sqlite/backup.ts';
import { backupName, backupsOf } from '../store/sqlite/backups.ts';
import { isOurs } from '../store/sqlite/soundness.ts';
import { openUndisturbed } from './doctor/undisturbed.ts';
import { noBackupHere } from './keeping/on-postgres.ts';
import { optionsIn } from './keeping/options.ts';
import { megabytes, refuse, say, wrongUsage } from './keeping/said.ts';
import { type Held, heldInWords, readSoundCopy } from './keeping/sound-copy.ts';

/** Backs the record up, whether or not a bot is running. Returns the exit code. */
export async function backUpRecord(args: readonly string[], env: NodeJS.ProcessEnv, now: Date): Promise<number> {
  const { databasePath, databaseUrl } = databaseOf(env);
  if (databaseUrl !== undefined) return noBackupHere(databaseUrl);
  const { given } = optionsIn(args, ['out']);
  if (given['out'] === '') return refuse('--out needs a file or a folder.', wrongUsage);
  const path = placeFor(given['out'] ?? backupsOf(databasePath), given['out'] === undefined, now);
  if (!existsSync(databasePath)) {
    return refuse(`There is no record at ${databasePath}: set DATA_DIR to the folder of sitrep.db.`);
  }
  if (existsSync(path) && given['force'] === undefined) {
    return refuse(`${path} is there already, so nothing was written: --force writes over it.`);
  }
  try {
    const held = await copy(databasePath, path);
    say(`✓ Backed up and checked: ${megabytes(statSync(path).size)}, ${heldInWords(held)}: ${path}`);
    return 0;
  } catch (error) {
    const why = `No backup was written (${(error as Error).message})`;
    return refuse(`${why}: npx sitrep check says more of the record, --out names another place.`);
  }
}

function placeFor(out: string, isOurFolder: boolean, now: Date): string {
  const isFolder = isOurFolder || (existsSync(out) ? statSync(out).isDirectory() : out.endsWith('/'));
  return isFolder ? join(out, backupName(now)) : out;
}

async function copy(databasePath: string, path: string): Promise<Held> {
  const { db, close } = openUndisturbed(databasePath);
  try {
    if (!isOurs(db)) throw new Error(`${databasePath} is not a Sitrep database`);
    makeDataFolder(dirname(path));
    // One moment of the record: or each write of the bot's would begin the copy anew.
    db.exec('begin');
    db.prepare('select 1 from sqlite_schema').get();
    let held: Held | undefined;
    await backUp(db, path, {
      verify(unfinished) {
        held = readSoundCopy(unfinished);
      },
    });
    return held as Held;
  } finally {
    close();
  }
}
