import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAlarms } from './alarms/alarms.ts';
import type { Config } from './config.ts';
import { createDesk } from './desk/desk.ts';
import { hearCommits } from './desk/hear-commits.ts';
import { createHerald } from './desk/herald.ts';
import { createPapers } from './desk/papers.ts';
import type { Clock, Store } from './desk/ports.ts';
import { publisher } from './desk/publisher.ts';
import { recomputeAlarms } from './desk/recompute-alarms.ts';
import { tellingOf } from './desk/replicas.ts';
import { createRightOfWay } from './desk/right-of-way.ts';
import { shelver } from './desk/shelver.ts';
import { lagsOf } from './desk/stalls.ts';
import type { Alarm } from './domain/alarm.ts';
import type { EntryKind } from './domain/timeline.ts';
import { createDraw } from './pictures/draw.ts';
import { type How, type OpenRecord, openRecord } from './record.ts';
import { createRequests } from './requests.ts';
import { openSlack } from './slack/app.ts';
import { slackSettings } from './slack-settings.ts';
import { restoredSetting } from './store/restored.ts';
import { openShelf } from './store/shelf.ts';
import { keepCarryingOver } from './store/sqlite/carry-over.ts';
import { createKeeper } from './store/sqlite/keeper.ts';
import { explainRecord } from './trouble.ts';
import { watchDisk } from './web/disk.ts';
import { createHealth } from './web/health.ts';
import { createMetrics } from './web/metrics.ts';
import { createBoard } from './web/page/board.ts';
import { createReaders } from './web/page/readers.ts';
import { closed, serve } from './web/server.ts';
import { waitingWords } from './web/waiting.ts';

interface Surroundings extends How {
  readonly clock: Clock;
  /** Milliseconds between two looks for due alarms: shorter where somebody moves the clock by hand. */
  readonly sweepEvery?: number;
  /** Milliseconds between two paintings of one card: shorter for the same reason. */
  readonly paintEvery?: number;
  /** Milliseconds that Slack may take before people are told: shorter where nobody wants to wait that long. */
  readonly slowAfter?: number;
  /** Milliseconds until a token that Slack refuses is tried again: shorter for the same reason. */
  readonly probeEvery?: number;
  /** Milliseconds that an answer may take before Slack hears that what was asked has come: shorter for the same reason. */
  readonly ackAfter?: number;
  /** Bytes that should be free on the disk of the record. */
  readonly leastFree?: number;
  /** Stands before the record: makes it slow, or keeps it away, where that is tried. */
  readonly before?: (store: Store) => Store;
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
  const opened = await openRecord(config, surroundings);
  const record = { ...opened, store: surroundings.before?.(opened.store) ?? opened.store };
  return open(config, surroundings, record).catch(async (error) => {
    await record.door?.stop();
    await record.close();
    throw error;
  });
}

async function open(
  config: Config,
  { clock, log: plainLog, sweepEvery, paintEvery, slowAfter, probeEvery, ackAfter, leastFree }: Surroundings,
  record: OpenRecord,
): Promise<Sitrep> {
  const { store, replicas, file } = record;
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
      ({ incident, entry }, armed) => {
        herald.wake(incident.id);
        board.hear(incident);
        replicas.changed(incident.id);
        alarms.arm(armed);
        saveEnd(entry.kind);
      },
    ],
    inDoubt: (id) => herald.wake(id),
  });
  const rightOfWay = createRightOfWay();
  const shelf = file && openShelf(join(config.dataDir, 'postmortems'));
  const papers = createPapers({ desk, store, shelf, log });
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
    ...{ slowAfter, probeEvery, ackAfter },
    replicas,
  });
  // A name for this database, so that two Sitreps may share one Redis.
  const name = await store.settingOnce('installation', randomUUID());
  const board = createBoard({
    ...config,
    records: store,
    installation: name,
    clock,
    log,
    giveWay: rightOfWay.give,
    readEvery: paintEvery,
  });
  const byRule = config.publish ? [publisher(config.publish, config.catalog, desk)] : [];
  const followers = [shelver(papers), ...byRule, ...slack.followers];
  const herald = createHerald({ store, log, followers, giveWay: rightOfWay.give, paintEvery, clock, replicas });

  const alarms = createAlarms({
    queueUrl: config.queueUrl,
    prefix: `sitrep-${name}`,
    pending: store.alarms,
    ring: (alarm) =>
      requests.run('alarm', alarm.kind, async ({ hear }) => {
        const outcome = await desk.ring(alarm, hear);
        if (outcome.ok) metrics.rang(clock().getTime() - alarm.due.getTime());
        return outcome;
      }),
    daily: config.digest && { at: config.digest, look: slack.digests.look },
    clock,
    log,
    sweepEvery,
  });
  const kept = file && { databasePath: config.databasePath, record: file, clock, log, lookEvery: sweepEvery };
  const keeper = config.backups && kept && createKeeper({ ...config.backups, ...kept });
  const carrier = file && keepCarryingOver({ record: file, giveWay: rightOfWay.give, log });
  const saveEnd = (kind: EntryKind) => kind === 'resolved' && keeper?.soon();
  const disk = watchDisk({ folder: config.dataDir, log, least: leastFree });
  const health = createHealth({
    tryOut: store.tryOut,
    explain: (fault) => explainRecord(fault, config),
    troubles: [
      slack.troubles,
      () => waitingWords({ store, ...waits, ...slack }, clock()),
      alarms.trouble,
      () => record.trouble?.(),
      () => keeper?.trouble(),
      disk.trouble,
    ],
  });
  const page = createReaders(board, config.pageUrl);
  const rooms = { metrics: metrics.render, slack: slack.handler, health: health.look, page };
  const server = record.door ?? (await serve(config.port, rooms));
  await server.becomes(rooms);
  await replicas.begin({
    mayGive: (what) => !herald.unfinished().some(({ incidentId }) => tellingOf(incidentId) === what),
    changed(ids) {
      for (const id of ids) {
        herald.wake(id);
        board.hearOf(id);
        slack.hear(id);
      }
    },
    missed() {
      for (const look of [herald.catchUp, board.reload, slack.catchUp]) {
        void look().catch((cause) => log.error('what another bot left was not found', { cause }));
      }
    },
  });
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
    told: async () => void (await Promise.all([herald.settled(), board.settled()])),
    async stop() {
      if (!file) await handOver();
      await Promise.all([server.becomes(closed('stopping')), slack.stop()]);
      await desk.idle();
      board.stop();
      // What is not told by then another bot takes up.
      await herald.stop(file ? 3000 : 1500);
      await replicas.end(new Set([...herald.inDoubt()].map(tellingOf)));
      await alarms.stop();
      await Promise.all([keeper?.stop(), carrier?.stop()]);
      disk.stop();
      await server.stop();
      await record.close();
    },
  };

  /** Other bots are there: nobody need be turned away. Balancers look, and meanwhile whoever comes is served. */
  async function handOver(): Promise<void> {
    await server.becomes({ ...rooms, health: closed('stopping').health });
    await sleep(balancersLook);
    server.refuse();
  }
}

/** Milliseconds in which a balancer finds out that a bot is not ready any more. */
const balancersLook = 1000;
