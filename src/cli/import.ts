import { closeSync, existsSync } from 'node:fs';
import { databaseOf } from '../config.ts';
import { makeDataFolder } from '../data-folder.ts';
import { AlreadyDone, type Commit, type Log, StaleIncident, type Store } from '../desk/ports.ts';
import { counted } from '../domain/counted.ts';
import type { Bygone } from '../domain/history/bygone.ts';
import { migrations } from '../migrations.ts';
import { explainPostgres } from '../postgres-trouble.ts';
import { identityIn } from '../slack/identity.ts';
import { lockOf, tryLock } from '../store/sqlite/lock.ts';
import { RefusedFile } from '../store/sqlite/refused-file.ts';
import { openSqliteStore } from '../store/sqlite/store.ts';
import { createProgress } from './export/progress.ts';
import { type Brought, bring, type Into } from './import/bring.ts';
import { bygoneAt, type History, historyIn } from './import/history.ts';
import { openToRead, WrongFile } from './import/pieces.ts';
import { type Reason, reasons } from './import/statuspage.ts';
import { optionsIn } from './keeping/options.ts';
import { refuse, say, wrongUsage } from './keeping/said.ts';
import { openPostgresRecord } from './postgres-record.ts';

/** Where such a file comes from. */
const source = 'the JSON of /api/v2/incidents.json of a status page';

/**
 * Brings a history that Statuspage kept into the record: what happened before Sitrep was there is in its figures. Nobody
 * at Slack is told. Of a file no bot may run; in PostgreSQL bots may be at work. Returns the exit code.
 */
export async function importHistory(args: readonly string[], env: NodeJS.ProcessEnv, now: Date): Promise<number> {
  const [path] = optionsIn(args).words;
  if (path === undefined) return refuse(`Say which file: npx sitrep import incidents.json, ${source}.`, wrongUsage);
  const { dataDir, databasePath, databaseUrl } = databaseOf(env);
  let file: number | undefined;
  try {
    file = openToRead(path);
    const history = historyIn(file, now);
    const asked = { file, history, now };
    if (databaseUrl !== undefined) return await intoShared(databaseUrl, asked);
    makeDataFolder(dataDir);
    const lock = tryLock(lockOf(dataDir));
    if (!lock) return refuse(`A Sitrep is running on ${dataDir}: stop it and its standbys, then type this again.`);
    try {
      return await intoFile(databasePath, asked);
    } finally {
      lock.release();
    }
  } catch (error) {
    return failed(error as Error & { code?: string }, path, databaseUrl);
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

async function intoFile(databasePath: string, asked: Asked): Promise<number> {
  if (!existsSync(databasePath)) return refuse(unknownWorkspace);
  const store = openSqliteStore(databasePath, { migrations });
  try {
    // What is asked for in one turn is written in one transaction.
    const together = async (commits: readonly Commit[]) => void (await Promise.all(commits.map(store.commit)));
    // Some 20 ms of work, and some 100 KB in memory.
    return await into(store, { ...store, atOnce: 50, together }, asked);
  } finally {
    store.close();
  }
}

/** Beside bots at work, which hear of it, so that each shows it on its page. */
async function intoShared(url: string, asked: Asked): Promise<number> {
  const store = await openPostgresRecord(url);
  if (typeof store === 'string') return refuse(store);
  const { createReplicas } = await import('../store/postgres/replicas.ts');
  const replicas = createReplicas(store.db, url, silent);
  const together = async (commits: readonly Commit[]) => {
    await store.commitTogether(commits);
    for (const { change } of commits) replicas.changed(change.incident.id);
  };
  try {
    // Whoever declares at that moment waits for so many, since they may have the same number.
    return await into(store, { ...store, atOnce: 5, together }, asked);
  } finally {
    await replicas.end(new Set());
    await store.close();
  }
}

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

async function into(store: Store, record: Into, asked: Asked): Promise<number> {
  const teamId = (await identityIn(store))?.teamId;
  if (teamId === undefined) return refuse(unknownWorkspace);
  say(wordsFor(await bringAll(record, teamId, asked), asked.history.passed));
  return 0;
}

async function bringAll(record: Into, teamId: string, { file, history, now }: Asked): Promise<Brought> {
  const { pieces } = history;
  const progress = createProgress(pieces.length, process.stderr);
  const all: Brought = { fresh: 0, grown: 0, known: 0, entries: 0, left: 0 };
  try {
    for (let first = 0; first < pieces.length; first += record.atOnce) {
      const some = pieces.slice(first, first + record.atOnce);
      const bygones = some
        .map((piece) => bygoneAt(file, piece, now))
        .filter((one): one is Bygone => typeof one !== 'string');
      const brought = await bringSome(bygones, { into: record, teamId, now });
      for (const what of Object.keys(all) as Array<keyof Brought>) all[what] += brought[what];
      progress.step(some.length);
    }
  } finally {
    progress.end();
  }
  return all;
}

/** Nobody is outrun so often. */
const mostTries = 50;

/** As often as somebody else takes their numbers first. */
async function bringSome(...[bygones, parts]: Parameters<typeof bring>): Promise<Brought> {
  for (let tries = 1; ; tries++) {
    try {
      return await bring(bygones, parts);
    } catch (error) {
      const isOutrun = error instanceof StaleIncident || error instanceof AlreadyDone;
      if (!isOutrun || tries === mostTries) throw error;
    }
  }
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

function failed(error: Error & { code?: string }, path: string, url: string | undefined): number {
  const { code = '', message } = error;
  if (error instanceof WrongFile) return refuse(`${path} ${message}, so nothing was imported: give ${source}.`);
  if (error instanceof RefusedFile) return refuse(message);
  if (code === 'ENOENT' || code === 'ENOTDIR') return refuse(`There is no ${path}: give ${source}.`);
  if (code === 'EISDIR') return refuse(`${path} is a folder: give ${source}.`);
  if (code === 'EACCES') return refuse(`${path} cannot be read (${message}): give this user the right to.`);
  const why = url && explainPostgres(error, url)?.replace(/\.$/u, '');
  if (why) return refuse(`The import stopped (${why}): what came in is whole; type this again to go on.`);
  return refuse(`The import stopped (${message}): what came in is whole; make room, then type this again to go on.`);
}
