import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createAlarms } from './alarms/alarms.ts';
import type { Config } from './config.ts';
import { closeToOthers, makeDataFolder } from './data-folder.ts';
import { createDesk } from './desk/desk.ts';
import { hearCommits } from './desk/hear-commits.ts';
import { createHerald } from './desk/herald.ts';
import { createPapers } from './desk/papers.ts';
import type { Clock, Log, Store } from './desk/ports.ts';
import { publisher } from './desk/publisher.ts';
import { recomputeAlarms } from './desk/recompute-alarms.ts';
import { createRightOfWay } from './desk/right-of-way.ts';
import { shelver } from './desk/shelver.ts';
import { lagsOf } from './desk/stalls.ts';
import type { Alarm } from './domain/alarm.ts';
import type { EntryKind } from './domain/timeline.ts';
import { migrations } from './migrations.ts';
import { createDraw } from './pictures/draw.ts';
import { createRequests } from './requests.ts';
import { openSlack } from './slack/app.ts';
import { openShelf } from './store/shelf.ts';
import { restoredSetting } from './store/sqlite/file.ts';
import { createKeeper } from './store/sqlite/keeper.ts';
import { type Lock, lockOf, takeLock } from './store/sqlite/lock.ts';
import { openSqliteStore, type SqliteStore } from './store/sqlite/store.ts';
import { explainRecord } from './trouble.ts';
import { watchDisk } from './web/disk.ts';
import { createHealth } from './web/health.ts';
import { createMetrics } from './web/metrics.ts';
import { createBoard } from './web/page/board.ts';
import { createReaders } from './web/page/readers.ts';
import { closed, type Server, serve } from './web/server.ts';
import { waitingWords } from './web/waiting.ts';

interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
  /** Sets aside a database file that is empty or not ours, and begins anew. */
  readonly init?: boolean;
  /** Milliseconds between two looks for due alarms: shorter where somebody moves the clock by hand. */
  readonly sweepEvery?: number;
  /** Milliseconds between two paintings of one card: shorter for the same reason. */
  readonly paintEvery?: number;
  /** Milliseconds that Slack may take before people are told: shorter where nobody wants to wait that long. */
  readonly slowAfter?: number;
  /** Milliseconds until a token that Slack refuses is tried again: shorter for the same reason. */
  readonly probeEvery?: number;
  /** Bytes that should be free on the disk of the record. */
  readonly leastFree?: number;
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
  let door: Promise<Server | undefined> | undefined;
  const standby = () => {
    door = standBy(config.port, log);
  };
  const lock = await takeLock(lockOf(config.dataDir), standby);
  const server = await door;
  try {
    const closed = closeToOthers(config.dataDir);
    if (closed.length > 0) log.warn('others could read these: now only this user can', { paths: closed });
    const store = openSqliteStore(config.databasePath, { migrations, init });
    return await open(config, surroundings, store, lock, server).catch((error) => {
      store.close();
      throw error;
    });
  } catch (error) {
    await server?.stop();
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

async function open(
  config: Config,
  { clock, log: plainLog, sweepEvery, paintEvery, slowAfter, probeEvery, leastFree }: Surroundings,
  store: SqliteStore,
  lock: Lock,
  early: Server | undefined,
): Promise<Sitrep> {
  const waits = {
    unfinished: () => herald.unfinished(),
    waitOf: (follower: string, incidentId: number) => herald.waitOf(follower, incidentId),
    goOn: (repainted: readonly number[]) => herald.goOn(repainted),
  };
  const metrics = createMetrics({
    counts: store.counts,
    lags: () =>
      lagsOf(
        followers.map(({ name }) => name),
        waits.unfinished(),
        store,
        clock(),
      ),
    queue: () => alarms.depth(),
    slackTakes: () => slack.awaySince() === undefined,
  });
  const committed: typeof metrics.committed = (result, milliseconds) => {
    metrics.committed(result, milliseconds);
    if (result === 'failed') health.doubt();
  };
  const requests = createRequests({ log: plainLog, acked: metrics.acked, over: metrics.over });
  const log = requests.named(plainLog);

  const desk = createDesk({
    store: hearCommits(store, committed),
    clock,
    listeners: [
      requests.recorded,
      ({ incident }) => requests.outside(() => herald.wake(incident.id)),
      (_, armed) => requests.outside(() => alarms.arm(armed)),
      ({ entry }) => requests.outside(() => saveEnd(entry.kind)),
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
    pageUrl: config.pageUrl,
    archiveAfter: config.archiveAfter,
    allowed: config.allowed,
    draw: createDraw(),
    requests,
    waits,
    measure: metrics.called,
    slowAfter,
    probeEvery,
  });
  const name = await installation(store);
  const board = createBoard({ ...config, records: store, installation: name, clock, log, giveWay: rightOfWay.give });
  const byRule = config.publish ? [publisher(config.publish, config.catalog, desk)] : [];
  const followers = [shelver(papers), board.follower, ...byRule, ...slack.followers];
  const herald = createHerald({ store, log, followers, giveWay: rightOfWay.give, paintEvery, clock });

  const alarms = createAlarms({
    redisUrl: config.redisUrl,
    prefix: `sitrep-${name}`,
    pending: store.alarms,
    ring: (alarm) =>
      requests.run('alarm', alarm.kind, async () => {
        const outcome = await desk.ring(alarm);
        if (outcome.ok) metrics.rang(clock().getTime() - alarm.due.getTime());
        return outcome;
      }),
    daily: config.digest && { at: config.digest, look: slack.digests.look },
    clock,
    log,
    sweepEvery,
  });
  const { backups, databasePath } = config;
  const keeper =
    backups && createKeeper({ ...backups, databasePath, record: store, clock, log, lookEvery: sweepEvery });
  const saveEnd = (kind: EntryKind) => kind === 'resolved' && keeper?.soon();
  const disk = watchDisk({ folder: config.dataDir, log, least: leastFree });
  const health = createHealth({
    tryOut: store.tryOut,
    explain: (fault) => explainRecord(fault, config),
    troubles: [
      slack.troubles,
      () => waitingWords({ store, ...waits, ...slack }, clock()),
      alarms.trouble,
      () => keeper?.trouble(),
      disk.trouble,
    ],
  });
  const page = createReaders(board, config.pageUrl);
  const rooms = { metrics: metrics.render, slack: slack.handler, health: health.look, page };
  const server = early ?? (await serve(config.port, rooms));
  await server.becomes(rooms);
  await recomputeAlarms(store);
  await slack.digests.begin();
  alarms.start();
  await slack.start();
  const restored = Boolean(await store.setting(restoredSetting));
  await herald.start({ restored });
  // Until then another start must look for all of it again: what waits for Slack may stand there already.
  if (restored) void herald.caughtUp().then(() => store.saveSetting(restoredSetting, ''));
  keeper?.start();
  void board.load();

  return {
    port: server.port,
    nextAlarm: async () => (await store.alarms())[0],
    told: herald.settled,
    async stop() {
      await Promise.all([server.becomes(closed('stopping')), slack.stop()]);
      await desk.idle();
      board.stop();
      await herald.stop(3000);
      await alarms.stop();
      await keeper?.stop();
      disk.stop();
      await server.stop();
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

/** A name for this database, so that two Sitreps may share one Redis. */
async function installation(store: Store): Promise<string> {
  const known = await store.setting('installation');
  if (known) return known;
  const name = randomUUID();
  await store.saveSetting('installation', name);
  return name;
}
