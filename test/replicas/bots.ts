import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Sitrep, startSitrep } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import type { Log } from '../../src/desk/ports.ts';
import { openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { createDatabase } from '../postgres/database.ts';
import { queueBeside } from '../queue.ts';

const quiet: Log = { info: () => {}, warn: () => {}, error: () => {} };

interface Options {
  readonly clock?: () => Date;
  readonly log?: Log;
  readonly env?: Record<string, string | undefined>;
  readonly sweepEvery?: number;
  readonly slowAfter?: number;
  readonly probeEvery?: number;
  readonly slack?: Parameters<typeof openLocalSlack>[0];
  /** The first one is the oldest; else they all start at the same moment. */
  readonly oneByOne?: boolean;
}

export type Replicas = Awaited<ReturnType<typeof openReplicas>>;

/** Several whole bots on one database, with one local Slack and the suite's Redis. Slack asks the first one at first. */
export async function openReplicas(count: number, options: Options = {}) {
  const { clock = () => new Date(), log = quiet, env = {}, oneByOne = false, slack: seed, ...pace } = options;
  const slack = await openLocalSlack(seed);
  const database = await createDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-'));
  const bots: Sitrep[] = [];
  const configOf = (place: number) =>
    readConfig({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
      DATA_DIR: join(folder, String(place)),
      ...queueBeside(env),
      DATABASE_URL: database.url,
      ...env,
    });
  const start = async (place: number) => {
    bots[place] = await startSitrep(configOf(place), { clock, log, paintEvery: 50, ...pace });
  };
  const urlOf = (place: number) => `http://127.0.0.1:${bots[place]?.port}`;
  const turnTo = (place: number) => {
    slack.requestUrl = `${urlOf(place)}/slack/events`;
  };
  const places = Array.from({ length: count }, (_, place) => place);
  if (oneByOne) for (const place of places) await start(place);
  else await Promise.all(places.map(start));
  turnTo(0);

  return {
    slack,
    bots,
    urlOf,
    /** From now on Slack asks this one. */
    turnTo,
    start,
    stop: async (place: number) => {
      await bots[place]?.stop();
      delete bots[place];
    },
    databaseUrl: database.url,
    /** Rows of the database, read beside the bots. */
    ask: <Row extends object>(sql: string) => ask<Row>(database.url, sql),
    folderOf: (place: number) => join(folder, String(place)),
    async close() {
      await Promise.all(bots.map((bot) => bot?.stop()));
      await slack.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
