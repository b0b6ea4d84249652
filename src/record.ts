import type { Config } from './config.ts';
import { closeToOthers, makeDataFolder } from './data-folder.ts';
import type { Log, Store } from './desk/ports.ts';
import { alone, type Replicas } from './desk/replicas.ts';
import { migrations, postgresMigrations } from './migrations.ts';
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

interface How {
  readonly log: Log;
  /** Sets aside a database file that is empty or not ours, and begins anew. */
  readonly init: boolean;
}

export async function openRecord(config: Config, how: How): Promise<OpenRecord> {
  makeDataFolder(config.dataDir);
  const closed = () => {
    const paths = closeToOthers(config.dataDir);
    if (paths.length > 0) how.log.warn('others could read these: now only this user can', { paths });
  };
  if (config.databaseUrl === undefined) return openFile(config, how, closed);
  closed();
  return openShared(config.databaseUrl, how.log);
}

/** Loaded where it is wanted: nobody else pays for its client. */
async function openShared(url: string, log: Log): Promise<OpenRecord> {
  const { openPostgresStore } = await import('./store/postgres/store.ts');
  const { createReplicas } = await import('./store/postgres/replicas.ts');
  const { watchClock } = await import('./store/postgres/clock.ts');
  const store = await openPostgresStore(url, { migrations: postgresMigrations });
  const clock = watchClock({ db: store.db });
  const close = () => {
    clock.stop();
    return store.close();
  };
  return { store, replicas: createReplicas(store.db, url, log), trouble: clock.trouble, close };
}

/** One process writes a file; a second one stands by until the first is gone. */
async function openFile(
  { dataDir, databasePath, port }: Config,
  { log, init }: How,
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
