import type { Config } from './config.ts';
import { closeToOthers, makeDataFolder } from './data-folder.ts';
import type { Log, Store } from './desk/ports.ts';
import { alone, type Replicas } from './desk/replicas.ts';
import { migrations, postgresMigrations } from './migrations.ts';
import { reachPostgres } from './reach-postgres.ts';
import { RefusedRecord } from './store/postgres/refused-record.ts';
import { lockOf, takeLock } from './store/sqlite/lock.ts';
import { openSqliteStore, type SqliteStore } from './store/sqlite/store.ts';
import { closed, type Server, serve } from './web/server.ts';

/** The record, where the settings say that it lies. */
export interface OpenRecord {
  readonly store: Store;
  readonly replicas: Replicas;
  /** SQLite's, of which backups are made here; PostgreSQL has its own. */
  readonly file?: SqliteStore | undefined;
  /** The door of a bot that stood by until now. */
  readonly door?: Server | undefined;
  /** What is wrong about it while it works, in words: the clocks of several bots. */
  trouble?(): string | undefined;
  close(): Promise<void>;
}

export interface How {
  readonly log: Log;
  /** Sets aside a database file that is empty or not ours, and begins anew. */
  readonly init?: boolean | undefined;
  /** Milliseconds for which a start waits for PostgreSQL: fewer where nobody wants to wait that long. */
  readonly recordWithin?: number | undefined;
}

export async function openRecord(config: Config, how: How): Promise<OpenRecord> {
  makeDataFolder(config.dataDir);
  const closed = () => {
    const paths = closeToOthers(config.dataDir);
    if (paths.length > 0) how.log.warn('others could read these: now only this user can', { paths });
  };
  if (config.databaseUrl === undefined) return openFile(config, how, closed);
  closed();
  if (how.init) throw new RefusedRecord(noInit);
  return openShared(config.databaseUrl, config.port, how);
}

const noInit =
  'Nothing is set aside in PostgreSQL: leave --init out, and name an empty database in DATABASE_URL to begin anew.';

/** Loaded where it is wanted: nobody else pays for its client. */
async function openShared(url: string, port: number, { log, recordWithin }: How): Promise<OpenRecord> {
  const door = await reachPostgres(url, { port, log, patience: recordWithin });
  const { openPostgresStore } = await import('./store/postgres/store.ts');
  const { createReplicas } = await import('./store/postgres/replicas.ts');
  const { watchClock } = await import('./store/postgres/clock.ts');
  const store = await openPostgresStore(url, { migrations: postgresMigrations }).catch(async (cause) => {
    await door?.stop();
    throw cause;
  });
  const clock = watchClock({ db: store.db });
  const close = () => {
    clock.stop();
    return store.close();
  };
  return { store, replicas: createReplicas(store.db, url, log), door, trouble: clock.trouble, close };
}

/** One process writes a file; a second one stands by until the first is gone. */
async function openFile(
  { dataDir, databasePath, port }: Config,
  { log, init = false }: How,
  closed: () => void,
): Promise<OpenRecord> {
  let door: Promise<Server | undefined> | undefined;
  const lock = await takeLock(lockOf(dataDir), () => {
    door = standBy(port, log);
  });
  const early = await door;
  try {
    closed();
    const store = openSqliteStore(databasePath, { migrations, init });
    const close = async () => {
      store.close();
      lock.release();
    };
    return { store, replicas: alone, file: store, door: early, close };
  } catch (error) {
    await early?.stop();
    lock.release();
    throw error;
  }
}

/** A door that says so; none where the port is that of the Sitrep at work, until this one takes over. */
async function standBy(port: number, log: Log): Promise<Server | undefined> {
  const door = await serve(port, closed('standing by: another Sitrep writes this database')).catch(() => undefined);
  log.info('another Sitrep writes this database: standing by until it ends', door ? { port: door.port } : {});
  return door;
}
