import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createAlarms } from './alarms/alarms.ts';
import type { Config } from './config.ts';
import { closeToOthers, makeDataFolder } from './data-folder.ts';
import { createDesk } from './desk/desk.ts';
import { createHerald } from './desk/herald.ts';
import { createPapers } from './desk/papers.ts';
import type { Clock, Log, Store } from './desk/ports.ts';
import { recomputeAlarms } from './desk/recompute-alarms.ts';
import { createRightOfWay } from './desk/right-of-way.ts';
import { shelver } from './desk/shelver.ts';
import type { Alarm } from './domain/alarm.ts';
import type { EntryKind } from './domain/timeline.ts';
import { migrations } from './migrations.ts';
import { createDraw } from './pictures/draw.ts';
import { openSlack } from './slack/app.ts';
import { openShelf } from './store/shelf.ts';
import { restoredSetting } from './store/sqlite/file.ts';
import { createKeeper } from './store/sqlite/keeper.ts';
import { type Lock, lockOf, takeLock } from './store/sqlite/lock.ts';
import { openSqliteStore, type SqliteStore } from './store/sqlite/store.ts';
import { createMetrics } from './web/metrics.ts';
import { serve } from './web/server.ts';

interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
  /** Sets aside a database file that is empty or not ours, and begins anew. */
  readonly init?: boolean;
  /** Milliseconds between two looks for due alarms: shorter where somebody moves the clock by hand. */
  readonly sweepEvery?: number;
  /** Milliseconds between two paintings of one card: shorter for the same reason. */
  readonly paintEvery?: number;
}

export interface Sitrep {
  readonly port: number;
  /** What the clock says next, and when. */
  nextAlarm(): Promise<Alarm | undefined>;
  /** Resolves when Slack has been told of everything so far; what waits to be tried again does not count. */
  told(): Promise<void>;
  /** Takes nothing new, finishes what is under way, at most 4 seconds, and lets go of everything. */
  stop(): Promise<void>;
}

/** The only file that knows which parts we are made of. Resolves when commands are taken. */
export async function startSitrep(config: Config, surroundings: Surroundings): Promise<Sitrep> {
  const { log, init = false } = surroundings;
  makeDataFolder(config.dataDir);
  const standby = () => log.info('another Sitrep writes this database: standing by until it ends');
  const lock = await takeLock(lockOf(config.dataDir), standby);
  try {
    const closed = closeToOthers(config.dataDir);
    if (closed.length > 0) log.warn('others could read these: now only this user can', { paths: closed });
    const store = openSqliteStore(config.databasePath, { migrations, init });
    return await open(config, surroundings, store, lock).catch((error) => {
      store.close();
      throw error;
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function open(
  config: Config,
  { clock, log, sweepEvery, paintEvery }: Surroundings,
  store: SqliteStore,
  lock: Lock,
): Promise<Sitrep> {
  const metrics = createMetrics(async () => (await store.listOpen()).filter(({ mode }) => mode !== 'test').length);

  const desk = createDesk({
    store,
    clock,
    listeners: [
      ({ incident }) => herald.wake(incident.id),
      (_, armed) => alarms.arm(armed),
      ({ entry }) => saveEnd(entry.kind),
    ],
  });
  const rightOfWay = createRightOfWay();
  const papers = createPapers({ desk, store, shelf: openShelf(join(config.dataDir, 'postmortems')), log });
  const slack = openSlack(slackSettings(config), {
    desk,
    store,
    papers,
    rightOfWay,
    log,
    cadences: config.cadences,
    catalog: config.catalog,
    pageZone: config.pageZone,
    archiveAfter: config.archiveAfter,
    allowed: config.allowed,
    draw: createDraw(),
    measure: metrics.answered,
  });
  const followers = [shelver(papers), ...slack.followers];
  const herald = createHerald({ store, log, followers, giveWay: rightOfWay.give, paintEvery });

  const alarms = createAlarms({
    redisUrl: config.redisUrl,
    prefix: `sitrep-${await installation(store)}`,
    pending: store.alarms,
    ring: desk.ring,
    daily: config.digest && { at: config.digest, look: slack.digests.look },
    clock,
    log,
    sweepEvery,
  });
  const { backups, databasePath } = config;
  const keeper =
    backups && createKeeper({ ...backups, databasePath, record: store, clock, log, lookEvery: sweepEvery });
  const saveEnd = (kind: EntryKind) => kind === 'resolved' && keeper?.soon();
  const server = await serve({
    port: config.port,
    metrics: metrics.render,
    slack: slack.handler,
    health: async () => ({
      ready: await records(store),
      degraded: [...slack.troubles(), alarms.trouble(), keeper?.trouble()].filter((words) => words !== undefined),
    }),
  });
  await recomputeAlarms(store);
  await slack.digests.begin();
  alarms.start();
  await slack.start();
  const restored = Boolean(await store.setting(restoredSetting));
  await herald.start({ restored });
  if (restored) void herald.settled().then(() => store.saveSetting(restoredSetting, ''));
  keeper?.start();

  return {
    port: server.port,
    nextAlarm: async () => (await store.alarms())[0],
    told: herald.settled,
    async stop() {
      await Promise.all([server.stop(), slack.stop()]);
      await desk.idle();
      await herald.stop(3000);
      await alarms.stop();
      await keeper?.stop();
      store.close();
      lock.release();
    },
  };
}

const slackSettings = (config: Config) => ({
  botToken: config.slackBotToken,
  appToken: config.slackAppToken,
  signingSecret: config.slackSigningSecret,
  apiUrl: config.slackApiUrl,
  incidentsChannel: config.incidentsChannel,
  responders: config.responders,
  broadcasts: config.broadcasts,
  digest: config.digest,
  reactions: config.reactions,
});

async function records(store: Store): Promise<boolean> {
  return store.setting('installation').then(
    () => true,
    () => false,
  );
}

/** A name for this database, so that two Sitreps may share one Redis. */
async function installation(store: Store): Promise<string> {
  const known = await store.setting('installation');
  if (known) return known;
  const name = randomUUID();
  await store.saveSetting('installation', name);
  return name;
}
