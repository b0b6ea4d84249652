import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../config.ts';
import type { Log, Store } from '../../desk/ports.ts';
import { alone, type Replicas, tellingOf } from '../../desk/replicas.ts';
import { migrations } from '../../migrations.ts';
import type { PostgresStore } from '../../store/postgres/store.ts';
import { lockOf, tryLock } from '../../store/sqlite/lock.ts';
import { openSqliteStore } from '../../store/sqlite/store.ts';
import { openPostgresRecord } from '../postgres-record.ts';

/** A record in which nobody else tells the incident that is rebuilt. */
export interface Hold {
  readonly store: Store;
  readonly replicas: Replicas;
  close(): Promise<void>;
}

/** Milliseconds for which bots are asked to give an incident back, and between two times. */
const patience = 5000;
const askEvery = 200;

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Or one sentence about why it cannot be had. `isDry`: nothing is told, so nothing is taken from a bot. */
export async function holdFor(id: number, config: Config, isDry: boolean): Promise<Hold | string> {
  if (config.databaseUrl === undefined) return holdFile(config);
  const store = await openPostgresRecord(config.databaseUrl);
  if (typeof store === 'string') return store;
  const isThere = (await store.find({ id })) !== undefined;
  if (isDry || !isThere) return { store, replicas: alone, close: store.close };
  return holdShared(id, store, config.databaseUrl);
}

async function holdFile({ databasePath, dataDir }: Config): Promise<Hold | string> {
  if (!existsSync(databasePath)) {
    return `There is no record at ${databasePath}: set DATA_DIR to the folder of sitrep.db.`;
  }
  const lock = tryLock(lockOf(dataDir));
  if (!lock) return `A Sitrep is running on ${dataDir}: stop it and its standbys, then type this again.`;
  try {
    const store = openSqliteStore(databasePath, { migrations });
    const close = async () => {
      store.close();
      lock.release();
    };
    return { store, replicas: alone, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** As one bot more, that has this incident alone. */
async function holdShared(id: number, store: PostgresStore, url: string): Promise<Hold | string> {
  const { askFor, createReplicas } = await import('../../store/postgres/replicas.ts');
  const replicas = createReplicas(store.db, url, silent);
  const what = tellingOf(id);
  const close = async () => {
    // Whoever takes it next knows nothing of what was done here: it looks at Slack, and paints anew.
    await replicas.end(new Set([what]));
    await store.close();
  };
  try {
    await replicas.begin({ changed: () => {}, missed: () => {} });
    for (const until = performance.now() + patience; !(await replicas.take(what)); await sleep(askEvery)) {
      if (performance.now() > until) {
        await close();
        return `A bot is telling #${id} just now and does not give it back: type this again in a minute, or stop that bot.`;
      }
      await askFor(store.db, what);
    }
    // What the one before asked Slack for last has come by then, and how far it was is written.
    await sleep(replicas.grace);
    return { store, replicas, close };
  } catch (error) {
    await close();
    throw error;
  }
}
