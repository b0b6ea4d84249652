import { existsSync, statSync } from 'node:fs';
import { type Config, databaseOf, readConfig } from '../config.ts';
import { migrations } from '../migrations.ts';
import { cureFor } from '../store/sqlite/backups.ts';
import { isOurs, schemaOf } from '../store/sqlite/soundness.ts';
import { wrongSettings } from '../trouble.ts';
import { compareWithSlack, recordedIn } from './check/at-slack.ts';
import { lookAtEntries, lookAtReferences, lookAtStructure } from './check/record.ts';
import { type Finding, note, show, wrong } from './doctor/finding.ts';
import { openUndisturbed } from './doctor/undisturbed.ts';
import { optionsIn } from './keeping/options.ts';
import { refuse, say } from './keeping/said.ts';

/** Reads all of a record, also beside a running bot, and prints a line per finding. Returns the exit code. */
export async function check(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { given, words } = optionsIn(args);
  const { databasePath, databaseUrl } = databaseOf(env);
  const config = given['slack'] === undefined ? undefined : settings(env);
  let wrongs = 0;
  const tell = (finding: Finding) => {
    say(show(finding));
    if (finding.state === 'wrong') wrongs += 1;
  };
  if (words[0] === undefined && databaseUrl !== undefined) {
    await (await import('./check/on-postgres.ts')).checkOnPostgres(databaseUrl, config, tell);
  } else {
    const path = words[0] ?? databasePath;
    if (!existsSync(path)) return refuse(`There is no record at ${path}: set DATA_DIR to the folder of sitrep.db.`);
    for await (const finding of findings(path, config)) tell(finding);
  }
  if (wrongs === 0) say('The record is sound.');
  else say(`${wrongs === 1 ? 'One thing is' : `${wrongs} things are`} wrong: docs/backups.md says what to do.`);
  return wrongs === 0 ? 0 : 1;
}

/** `config`: where Slack is asked as well. */
async function* findings(path: string, config: Config | undefined): AsyncGenerator<Finding> {
  if (statSync(path).size === 0) return yield wrong('Structure', `${path} is empty: ${cure(path)}`);
  let opened: ReturnType<typeof openUndisturbed> | undefined;
  try {
    opened = openUndisturbed(path);
    const { db } = opened;
    if (!isOurs(db)) return yield wrong('Structure', `${path} is not a Sitrep database: ${cure(path)}`);
    const { newer, missing } = schemaOf(db, migrations);
    if (newer.length > 0) {
      return yield wrong(
        'Schema',
        `${path} was written by a newer Sitrep (${newer.join(', ')}): check it with that one`,
      );
    }
    // One moment of it, though a bot may be writing.
    db.exec('begin');
    yield* lookAtStructure(db, path);
    yield* lookAtEntries(db);
    if (missing.length > 0) {
      yield note(
        'Pointers',
        'not looked at: the record is of an older Sitrep, and the next start brings it up to date',
      );
      return;
    }
    yield* lookAtReferences(db);
    if (config) yield* compareWithSlack(recordedIn(db), config);
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (!code.startsWith('SQLITE_')) throw error;
    const how = code === 'SQLITE_NOTADB' ? 'is not a Sitrep database' : `is damaged (${message})`;
    yield wrong('Structure', `${path} ${how}: ${cure(path)}`);
  } finally {
    opened?.close();
  }
}

const cure = (path: string): string => cureFor(path, migrations);

function settings(env: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(env);
  } catch (error) {
    return wrongSettings(error);
  }
}
