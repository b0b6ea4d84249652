import { closeSync, existsSync } from 'node:fs';
import { databaseOf } from '../config.ts';
import { makeDataFolder } from '../data-folder.ts';
import { counted } from '../domain/counted.ts';
import type { Bygone } from '../domain/history/bygone.ts';
import { migrations } from '../migrations.ts';
import { identityIn } from '../slack/identity.ts';
import { lockOf, tryLock } from '../store/sqlite/lock.ts';
import { RefusedFile } from '../store/sqlite/refused-file.ts';
import { openSqliteStore, type SqliteStore } from '../store/sqlite/store.ts';
import { createProgress } from './export/progress.ts';
import { type Brought, bring } from './import/bring.ts';
import { bygoneAt, type History, historyIn } from './import/history.ts';
import { openToRead, WrongFile } from './import/pieces.ts';
import { type Reason, reasons } from './import/statuspage.ts';
import { optionsIn } from './keeping/options.ts';
import { refuse, say, wrongUsage } from './keeping/said.ts';

/** Incidents that are written in one transaction: some 20 ms of work, and some 100 KB in memory. */
const atOnce = 50;

/** Where such a file comes from. */
const source = 'the JSON of /api/v2/incidents.json of a status page';

/**
 * Brings a history that Statuspage kept into the record: what happened before Sitrep was there is in its figures. Nobody
 * at Slack is told. No bot may run. Returns the exit code.
 */
export async function importHistory(args: readonly string[], env: NodeJS.ProcessEnv, now: Date): Promise<number> {
  const [path] = optionsIn(args).words;
  if (path === undefined) return refuse(`Say which file: npx sitrep import incidents.json, ${source}.`, wrongUsage);
  const { dataDir, databasePath } = databaseOf(env);
  let file: number | undefined;
  try {
    file = openToRead(path);
    const history = historyIn(file, now);
    makeDataFolder(dataDir);
    const lock = tryLock(lockOf(dataDir));
    if (!lock) return refuse(`A Sitrep is running on ${dataDir}: stop it and its standbys, then type this again.`);
    try {
      return await into(databasePath, { file, history, now });
    } finally {
      lock.release();
    }
  } catch (error) {
    return failed(error as Error & { code?: string }, path);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const unknownWorkspace =
  'This record does not know its Slack workspace yet: start Sitrep once, stop it, then type this again.';

interface Asked {
  readonly file: number;
  readonly history: History;
  readonly now: Date;
}

async function into(databasePath: string, asked: Asked): Promise<number> {
  if (!existsSync(databasePath)) return refuse(unknownWorkspace);
  const store = openSqliteStore(databasePath, { migrations });
  try {
    const teamId = (await identityIn(store))?.teamId;
    if (teamId === undefined) return refuse(unknownWorkspace);
    say(wordsFor(await bringAll(store, teamId, asked), asked.history.passed));
    return 0;
  } finally {
    store.close();
  }
}

async function bringAll(store: SqliteStore, teamId: string, { file, history, now }: Asked): Promise<Brought> {
  const { pieces } = history;
  const progress = createProgress(pieces.length, process.stderr);
  const all: Brought = { fresh: 0, grown: 0, known: 0, entries: 0, left: 0 };
  try {
    for (let first = 0; first < pieces.length; first += atOnce) {
      const some = pieces.slice(first, first + atOnce);
      const bygones = some
        .map((piece) => bygoneAt(file, piece, now))
        .filter((one): one is Bygone => typeof one !== 'string');
      const brought = await bring(bygones, { store, teamId, now });
      for (const what of Object.keys(all) as Array<keyof Brought>) all[what] += brought[what];
      progress.step(some.length);
    }
  } finally {
    progress.end();
  }
  return all;
}

/** One line: what came in, what was there, and what was passed over and why. */
function wordsFor({ fresh, grown, known, entries, left }: Brought, passed: History['passed']): string {
  const came =
    entries === 0
      ? 'Nothing new came in'
      : `Imported ${counted(fresh, 'incident')}, ${counted(entries, 'entry', 'entries')}`;
  const there = [
    ...(grown > 0 ? [`${count(grown)} there already got what is new`] : []),
    ...(known > 0 ? [`${count(known)} there already`] : []),
    ...(left > 0 ? [`${counted(left, 'update')} left out, without words or of the future`] : []),
  ];
  const over = (Object.keys(reasons) as Reason[]).flatMap((reason) => {
    const many = passed.get(reason);
    return many === undefined ? [] : [`${count(many)} ${reasons[reason]}`];
  });
  const said = [came, ...there, ...(over.length > 0 ? [`passed over ${over.join(', ')}`] : [])];
  return `✓ ${said.join('; ')}`;
}

const count = (many: number): string => many.toLocaleString('en-US');

function failed(error: Error & { code?: string }, path: string): number {
  const { code = '', message } = error;
  if (error instanceof WrongFile) return refuse(`${path} ${message}, so nothing was imported: give ${source}.`);
  if (error instanceof RefusedFile) return refuse(message);
  if (code === 'ENOENT' || code === 'ENOTDIR') return refuse(`There is no ${path}: give ${source}.`);
  if (code === 'EISDIR') return refuse(`${path} is a folder: give ${source}.`);
  if (code === 'EACCES') return refuse(`${path} cannot be read (${message}): give this user the right to.`);
  return refuse(`The import stopped (${message}): what came in is whole; make room, then type this again to go on.`);
}
