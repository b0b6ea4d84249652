import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { sitrep } from '../src/sandbox/identity.ts';
import { Bot } from './bot.ts';
import { floors, bot as program } from './places.ts';
import { OwnRedis } from './redis.ts';
import { QuickSlack } from './slack/quick-slack.ts';
import { isDone, Typist } from './typist.ts';

/** Whoever is compared: Bolt alone, the least that keeps what it acknowledges, and the bot. */
export type SideName = 'bare' | 'durable' | 'sitrep';

const programs: Readonly<Record<SideName, string>> = { ...floors, sitrep: program };

interface Options {
  /** Writes into the folder of the data before the process starts. */
  readonly before?: (dataDir: string) => Promise<unknown>;
  readonly env?: Readonly<Record<string, string>>;
  /** What the first answer is waited for with. */
  readonly first?: string;
  /** What Node itself is told. */
  readonly node?: readonly string[];
  /** Another one, whose Slack and Redis it shares. */
  readonly beside?: Side | undefined;
}

/** One side at work, with a Redis and a quick Slack of its own, each in its own process. */
export class Side {
  readonly slack: QuickSlack;
  readonly redis: OwnRedis;
  readonly dataDir: string;
  readonly bot: Bot;
  readonly typist: Typist;
  readonly port: number;
  /** From its start to its first answer. Milliseconds. */
  startUp = 0;
  private readonly isGuest: boolean;
  private db: Database.Database | undefined;

  private constructor(slack: QuickSlack, redis: OwnRedis, dataDir: string, bot: Bot, port: number, isGuest: boolean) {
    this.isGuest = isGuest;
    this.slack = slack;
    this.redis = redis;
    this.dataDir = dataDir;
    this.bot = bot;
    this.typist = new Typist(port);
    this.port = port;
  }

  /** Resolves when it has answered a first command. */
  static async open(
    name: SideName,
    { before, env = {}, first = 'help', node = [], beside }: Options = {},
  ): Promise<Side> {
    const { slack, redis } = beside ?? { slack: await QuickSlack.start(), redis: await OwnRedis.start() };
    const dataDir = mkdtempSync(join(tmpdir(), `${name}-`));
    await before?.(dataDir);
    const port = await freePort();
    const settings = {
      PATH: process.env['PATH'],
      TMPDIR: tmpdir(),
      SLACK_BOT_TOKEN: sitrep.botToken,
      SLACK_SIGNING_SECRET: sitrep.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      PORT: String(port),
      DATA_DIR: dataDir,
      REDIS_URL: redis.url,
      ...env,
    };
    const bot = new Bot(settings, dataDir, programs[name], node);
    const side = new Side(slack, redis, dataDir, bot, port, beside !== undefined);
    await listening(port, bot);
    const { status, text } = await side.typist.say(first);
    if (status !== 200) throw new Error(`The first command was answered ${status} ${text}`);
    side.startUp = Date.now() - bot.spawnedAt;
    await bot.ready();
    return side;
  }

  /** Says it and expects it to be done; gives how long that took. */
  async done(words: string): Promise<number> {
    const answer = await this.typist.say(words);
    if (!isDone(answer)) throw new Error(`“${words}” was answered ${answer.status} ${answer.text}`);
    return answer.took;
  }

  /** Rows of the bot's own database, read beside it. */
  rows<T>(sql: string, ...values: unknown[]): T[] {
    this.db ??= new Database(join(this.dataDir, 'sitrep.db'), { readonly: true });
    return this.db.prepare<unknown[], T>(sql).all(...values);
  }

  async close(): Promise<void> {
    this.typist.close();
    await this.bot.kill();
    this.db?.close();
    if (!this.isGuest) {
      this.slack.stop();
      await this.redis.kill();
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Knocks until somebody listens. Throws when the process ends before. */
async function listening(port: number, bot: Bot): Promise<void> {
  for (; ; await sleep(2)) {
    if (bot.isOver) throw new Error('It ended before it listened');
    const socket = connect(port, '127.0.0.1');
    const heard = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (heard) return;
  }
}
