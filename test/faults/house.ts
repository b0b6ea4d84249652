import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OwnRedis } from '../../bench/redis.ts';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { blank, createDatabase, isOnPostgres, type TestDatabase } from '../postgres/database.ts';
import { Bot, type Order } from './bot.ts';
import { Weather } from './weather.ts';

/** A bot that is started anew whenever it ends, a Redis, a data folder and the workspace they serve. */
export class House {
  readonly slack: LocalSlack;
  readonly redis: OwnRedis;
  readonly weather: Weather;
  /** Where its record lies, if not in the data folder. */
  readonly database: TestDatabase | undefined;
  readonly dataDir = mkdtempSync(join(tmpdir(), 'faults-'));
  readonly overSocket: boolean;
  /** What nobody asked for: ends of the bot by itself. */
  readonly complaints: string[] = [];
  deaths = 0;
  /** Resolves when commands are taken. */
  up: Promise<void>;
  private bot: Bot;
  private readonly all: Bot[] = [];
  private heir: Bot | undefined;
  private closed = false;
  /** Whoever works on the files wants nobody to start meanwhile. */
  private pause: Promise<void> = Promise.resolve();

  private constructor(slack: LocalSlack, redis: OwnRedis, database: TestDatabase | undefined, overSocket: boolean) {
    this.slack = slack;
    this.database = database;
    this.redis = redis;
    this.overSocket = overSocket;
    this.weather = new Weather(slack);
    this.bot = this.spawn();
    this.up = this.serve();
  }

  private static readonly opened = new Set<House>();

  /** Those that a test which broke off has left. */
  static async closeAll(): Promise<void> {
    await Promise.all([...House.opened].map((house) => house.close()));
  }

  static async open({ overSocket = false } = {}): Promise<House> {
    const [slack, redis] = await Promise.all([openLocalSlack(), OwnRedis.start()]);
    const house = new House(slack, redis, isOnPostgres() ? await createDatabase(blank) : undefined, overSocket);
    House.opened.add(house);
    await house.up;
    return house;
  }

  obey(order: Order): void {
    this.bot.obey(order);
  }

  /** `kill -9`; `meanwhile` is done before the next one starts. */
  async kill(meanwhile: () => void = () => {}): Promise<void> {
    await this.pausing(async () => {
      await this.bot.kill();
      meanwhile();
    });
  }

  /** SIGTERM; gives the milliseconds until it was gone. */
  async stop(): Promise<number> {
    const { bot } = this;
    const asked = performance.now();
    bot.signal('SIGTERM');
    const how = await bot.ended;
    if (isFault(how)) this.complaints.push(`told to stop, the bot ended with ${how}: ${bot.lastWords()}`);
    return performance.now() - asked;
  }

  /** Starts one more that stands by, and takes over when this one ends. */
  standby(): void {
    this.heir ??= this.spawn();
  }

  /** All that any bot of this house wrote. */
  log(): string {
    return this.all.map((bot) => bot.log()).join('\n');
  }

  async close(): Promise<void> {
    this.closed = true;
    House.opened.delete(this);
    this.weather.clear();
    await Promise.all(this.all.map((bot) => bot.kill()));
    await this.redis.kill();
    await this.slack.close();
    await this.database?.drop();
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5 });
  }

  private async pausing(work: () => Promise<void>): Promise<void> {
    let goOn = () => {};
    this.pause = new Promise((done) => {
      goOn = done;
    });
    await work().finally(goOn);
  }

  private spawn(): Bot {
    const { slack } = this;
    const mode = this.overSocket ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret };
    const bot = new Bot(
      {
        PATH: process.env['PATH'],
        TMPDIR: tmpdir(),
        SLACK_BOT_TOKEN: slack.botToken,
        ...mode,
        SLACK_API_URL: slack.apiUrl,
        PORT: '0',
        DATA_DIR: this.dataDir,
        ...(this.database ? { DATABASE_URL: this.database.url } : {}),
        REDIS_URL: this.redis.url,
        LOG_LEVEL: 'debug',
      },
      this.dataDir,
    );
    this.all.push(bot);
    return bot;
  }

  private async serve(): Promise<void> {
    const { bot, slack } = this;
    const died = bot.ended.then((how) => this.revive(how));
    const served = bot.ready.then(async (port) => {
      if (!this.overSocket) slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
      else await slack.until(() => slack.sockets.connected() > 0, { ms: 20_000 });
    });
    // Dead before it was ready: the next one is meant.
    await Promise.race([served.catch(() => died), died]);
  }

  private async revive(how: string): Promise<void> {
    if (this.closed) return;
    this.deaths += 1;
    if (isFault(how) && !this.isExpected()) this.complaints.push(`the bot ended with ${how}: ${this.bot.lastWords()}`);
    const next = (async () => {
      await this.pause;
      this.bot = this.heir ?? this.spawn();
      this.heir = undefined;
      await this.serve();
    })();
    this.up = next;
    await next;
  }

  /** Where its database is away, a new one says so and goes again. */
  private isExpected(): boolean {
    return this.bot.lastWords().includes('is gone, but its log is not');
  }
}

/** By itself, and not because all is well. One that has hardly begun goes by the signal it was sent. */
const isFault = (how: string): boolean => /^[1-9]/u.test(how);
