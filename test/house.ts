import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sitrep, startSitrep } from '../src/compose.ts';
import { readConfig } from '../src/config.ts';
import type { Log, Store } from '../src/desk/ports.ts';
import { type LocalSlack, openLocalSlack } from '../src/sandbox/local-slack.ts';
import { blank, createDatabase, isOnPostgres } from './postgres/database.ts';
import { queueBeside } from './queue.ts';
import type { Place } from './record.ts';

const quiet: Log = { info: () => {}, warn: () => {}, error: () => {} };

export interface House extends Place {
  readonly slack: LocalSlack;
  readonly url: string;
  /** Ends the bot and starts it again on the same database, with which something else may be done meanwhile. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly clock?: () => Date;
  readonly log?: Log;
  /** Socket Mode instead of HTTP. */
  readonly socket?: boolean;
  readonly env?: Record<string, string | undefined>;
  readonly sweepEvery?: number;
  /** Of Slack's slowness, and of a token that is refused, in milliseconds. */
  readonly slowAfter?: number;
  readonly probeEvery?: number;
  /** Bytes that should be free on the disk. */
  readonly leastFree?: number;
  /** Milliseconds that an answer may take before Slack hears that the question has come. */
  readonly ackAfter?: number;
  /** Stands before the record. */
  readonly before?: (store: Store) => Store;
  readonly slack?: Parameters<typeof openLocalSlack>[0];
}

/** The whole house: the local Slack and the real app, on a real database and the suite's real Redis. */
export async function openHouse({
  clock = () => new Date(),
  log = quiet,
  env = {},
  slack: seed,
  socket = false,
  sweepEvery,
  slowAfter,
  probeEvery,
  leastFree,
  ackAfter,
  before,
}: HouseOptions = {}): Promise<House> {
  const slack = await openLocalSlack(seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'sitrep-'));
  const database = isOnPostgres() ? await createDatabase(blank) : undefined;
  const config = readConfig({
    SLACK_BOT_TOKEN: slack.botToken,
    ...(socket ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    DATA_DIR: dataDir,
    ...queueBeside(env),
    DATABASE_URL: database?.url,
    ...env,
  });
  let sitrep: Sitrep;
  const start = async () => {
    sitrep = await startSitrep(config, {
      clock,
      log,
      paintEvery: 50,
      ...(sweepEvery === undefined ? {} : { sweepEvery }),
      ...(slowAfter === undefined ? {} : { slowAfter }),
      ...(probeEvery === undefined ? {} : { probeEvery }),
      ...(leastFree === undefined ? {} : { leastFree }),
      ...(ackAfter === undefined ? {} : { ackAfter }),
      ...(before === undefined ? {} : { before }),
    });
    if (!socket) slack.requestUrl = `http://127.0.0.1:${sitrep.port}/slack/events`;
  };
  await start();
  return {
    slack,
    dataDir,
    database,
    get url() {
      return `http://127.0.0.1:${sitrep.port}`;
    },
    async restart(meanwhile = async () => {}) {
      await sitrep.stop();
      await meanwhile();
      await start();
    },
    async close() {
      await sitrep.stop();
      await slack.close();
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
