import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Config } from '../../config.ts';
import { migrations } from '../../migrations.ts';
import { untoldWords } from '../../slack/followers/untold.ts';
import { cureFor } from '../../store/sqlite/backups.ts';
import { isOurs, schemaOf, soundness } from '../../store/sqlite/soundness.ts';
import { type Facts, factsFrom } from './facts.ts';
import { type Finding, note, well, wrong } from './finding.ts';
import { readUndisturbed } from './undisturbed.ts';

interface Look {
  readonly finding: Finding;
  readonly facts?: Facts;
}

const about = 'Database';

/** Opens nothing for writing, makes nothing, migrates nothing: a bot may be running on it. */
export function lookAtDatabase({ dataDir, databasePath }: Config): Look {
  const shut = cannotWrite(dataDir, databasePath);
  if (shut) return { finding: wrong(about, shut) };
  if (!existsSync(databasePath)) {
    return { finding: note(about, `${databasePath} is not there yet: made at the first start`) };
  }
  if (statSync(databasePath).size === 0)
    return { finding: wrong(about, `${databasePath} is empty: ${restoreOrBegin(databasePath)}`) };
  try {
    return readUndisturbed(databasePath, (db): Look => {
      if (!isOurs(db))
        return { finding: wrong(about, `${databasePath} is not a Sitrep database: ${restoreOrBegin(databasePath)}`) };
      const sound = soundness(db);
      if (sound !== 'ok') return { finding: damaged(databasePath, sound) };
      const { newer, missing } = schemaOf(db, migrations);
      if (newer.length > 0) {
        const words = `${databasePath} was written by a newer Sitrep (${newer.join(', ')}): start that one instead`;
        return { finding: wrong(about, words) };
      }
      if (missing.length > 0) {
        const words = `${databasePath} is of an older Sitrep: the next start backs it up and brings it up to date`;
        return { finding: note(about, words) };
      }
      const facts = factsFrom(db);
      const words = `${databasePath} is sound: ${facts.open} of ${facts.incidents} incidents open`;
      return { finding: well(about, words), facts };
    });
  } catch (error) {
    return { finding: unreadable(databasePath, error as Error & { code?: string }) };
  }
}

function unreadable(path: string, { code = '', message }: Error & { code?: string }): Finding {
  if (code === 'SQLITE_NOTADB') return wrong(about, `${path} is not a Sitrep database: ${restoreOrBegin(path)}`);
  if (code.startsWith('SQLITE_CORRUPT')) return damaged(path, message);
  return wrong(about, `${path} cannot be read (${message}): give this user the file`);
}

const damaged = (path: string, how: string): Finding =>
  wrong(about, `${path} is damaged (${how}): ${cureFor(path, migrations)}`);

const restoreOrBegin = (path: string): string =>
  `${cureFor(path, migrations)}, or start with --init to set it aside and begin anew`;

/** Why the bot, as this user, could not write there; undefined when it can. */
function cannotWrite(dataDir: string, databasePath: string): string | undefined {
  const there = nearest(resolve(dataDir));
  if (!statSync(there).isDirectory()) return `DATA_DIR goes through ${there}, which is not a folder: name another`;
  const file = existsSync(databasePath) ? databasePath : there;
  const closed = [there, file].find((path) => !isWritable(path));
  return closed && `${closed} cannot be written: give it to this user, or set DATA_DIR to another folder`;
}

/** The path, or the nearest above it that exists. */
const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** How many incidents are told of one by one. */
const most = 5;

/** What Slack would not take and never will: a line per incident. Nothing can be done about it afterwards. */
export async function aboutUntold({ untold }: Facts): Promise<Finding[]> {
  const lines: string[] = [];
  for (const [id, rows] of untold) {
    const words = await untoldWords({ untold: async () => [...rows] }, id);
    if (words.length > 0) lines.push(`#${id}: ${words.join('; ')}`);
  }
  if (lines.length === 0) return [well('Told', 'Slack has refused nothing')];
  const findings = lines.slice(0, most).map((line) => note('Not told', line));
  if (lines.length > most) findings.push(note('Not told', `and ${lines.length - most} older incidents`));
  return findings;
}
