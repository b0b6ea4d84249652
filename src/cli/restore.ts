import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { databaseOf } from '../config.ts';
import { makeDataFolder } from '../data-folder.ts';
import { counted } from '../domain/counted.ts';
import { migrations } from '../migrations.ts';
import { backUp, remove } from '../store/sqlite/backup.ts';
import { backupsOf, newestUsable } from '../store/sqlite/backups.ts';
import { putInPlace, restoredName } from '../store/sqlite/file.ts';
import { lockOf, tryLock } from '../store/sqlite/lock.ts';
import { isOurs, schemaOf } from '../store/sqlite/soundness.ts';
import { openUndisturbed, readUndisturbed } from './doctor/undisturbed.ts';
import { markOnPostgres } from './keeping/on-postgres.ts';
import { optionsIn } from './keeping/options.ts';
import { instant, refuse, say, wrongUsage } from './keeping/said.ts';
import { type Held, held, heldInWords, readSoundCopy, Unsound } from './keeping/sound-copy.ts';

/**
 * Puts a backup in the place of the database, which is set aside and never deleted; one of PostgreSQL is only marked.
 * Refused while a bot runs. Returns the exit code.
 */
export async function restore(args: readonly string[], env: NodeJS.ProcessEnv, now: Date): Promise<number> {
  const { dataDir, databasePath, databaseUrl } = databaseOf(env);
  const { given, words } = optionsIn(args);
  const isMark = given['mark'] !== undefined;
  if (databaseUrl !== undefined) return markOnPostgres(databaseUrl, isMark, now);
  if (isMark) return refuse('--mark is for a record in PostgreSQL: a file is marked when it is restored.', wrongUsage);
  const [backup] = words;
  if (backup === undefined) return refuse(whichOne(databasePath), wrongUsage);
  if (!existsSync(backup)) return refuse(`There is no ${backup}. ${whichOne(databasePath)}`);
  if (resolve(backup) === resolve(databasePath)) return refuse(`${backup} is the record itself: name a backup.`);
  makeDataFolder(dataDir);
  const lock = tryLock(lockOf(dataDir));
  if (!lock) return refuse(`A Sitrep is running on ${dataDir}: stop it and its standbys, then type this again.`);
  try {
    return await putBack(backup, databasePath, given['force'] !== undefined);
  } catch (error) {
    return refuse(`Nothing was restored (${(error as Error).message}): the record is as it was.`);
  } finally {
    lock.release();
  }
}

function whichOne(databasePath: string): string {
  const folder = backupsOf(databasePath);
  const newest = newestUsable(folder, migrations);
  return newest
    ? `Type npx sitrep restore ${newest.path}, which is the newest in ${folder}.`
    : `Type npx sitrep restore and the path of a backup; there is none in ${folder}.`;
}

async function putBack(backup: string, databasePath: string, force: boolean): Promise<number> {
  const copy = restoredName(databasePath);
  let put: Held;
  try {
    put = await copySound(backup, copy, force);
  } catch (error) {
    if (!(error instanceof Unsound)) throw error;
    const other = force ? 'take another backup' : 'take another backup, or add --force to restore it as it is';
    return refuse(`${backup} was not restored, because ${error.message}: ${other}.`);
  }
  const aside = await putInPlace(copy, databasePath);
  say(`✓ Restored and checked: ${heldInWords(put)}: ${backup}`);
  if (aside !== undefined) {
    say(`– The record that was there is ${aside}: keep it until you miss nothing`);
    say(`– ${lost(aside, put)}`);
  }
  say('– Start Sitrep; npx sitrep check --slack then says what Slack shows and this record does not have');
  return 0;
}

/** Throws `Unsound` for what cannot take the place of the record. */
async function copySound(backup: string, copy: string, force: boolean): Promise<Held> {
  let opened: ReturnType<typeof openUndisturbed> | undefined;
  try {
    opened = openUndisturbed(backup);
    if (!isOurs(opened.db)) throw new Unsound('it is not a Sitrep database');
    const { newer } = schemaOf(opened.db, migrations);
    if (newer.length > 0) throw new Unsound(`it was written by a newer Sitrep (${newer.join(', ')})`);
    let found: Held | undefined;
    await backUp(opened.db, copy, {
      verify(path) {
        found = readSoundCopy(path, force);
      },
    });
    return found as Held;
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    remove(copy);
    if (code === 'SQLITE_NOTADB') throw new Unsound('it is not a Sitrep database');
    if (code.startsWith('SQLITE_CORRUPT')) throw new Unsound(`it is damaged (${message})`);
    throw error;
  } finally {
    opened?.close();
  }
}

/** What the record that was set aside had and this one has not, as far as it can be read. */
function lost(aside: string, { newest, entries }: Held): string {
  const since = newest ? `after ${instant(newest.recordedAt)} (entry ${newest.seq} of #${newest.incident})` : 'at all';
  try {
    const had = readUndisturbed(aside, held);
    const isOlder = had.newest === undefined || had.newest.recordedAt <= (newest?.recordedAt ?? '');
    if (had.newest === undefined || (isOlder && had.entries <= entries)) {
      return 'Nothing is lost: it had nothing newer';
    }
    const { recordedAt, seq, incident } = had.newest;
    const until = `until ${instant(recordedAt)} (entry ${seq} of #${incident})`;
    return `Lost at most what was recorded ${since}, ${until}: ${counted(Math.max(1, had.entries - entries), 'entry', 'entries')}`;
  } catch {
    return `Lost at most what was recorded ${since}; how much that was cannot be read any more`;
  }
}
