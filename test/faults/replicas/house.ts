import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OwnRedis } from '../../../bench/redis.ts';
import { type LocalSlack, openLocalSlack } from '../../../src/sandbox/local-slack.ts';
import { type PostgresServer, startPostgres } from '../../postgres/server.ts';
import { Bot } from '../bot.ts';
import { type Balancer, startBalancer } from './balancer.ts';

interface Replica {
  readonly dataDir: string;
  bot: Bot;
  port: number | undefined;
}

/** Several bots on one PostgreSQL, each started anew when it ends, behind a balancer, and the workspace they serve. */
export class SharedHouse {
  readonly slack: LocalSlack;
  readonly postgres: PostgresServer;
  readonly databaseUrl: string;
  /** There is always somebody. */
  readonly up = Promise.resolve();
  readonly overSocket = false;
  readonly complaints: string[] = [];
  /** When bots were killed. Milliseconds. */
  readonly kills: number[] = [];
  private readonly logLevel: string;
  private readonly redis: OwnRedis | undefined;
  private readonly balancer: Balancer;
  private readonly replicas: Replica[] = [];
  private readonly all: Bot[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'replicas-'));
  private closed = false;

  private constructor(
    parts: Pick<SharedHouse, 'slack' | 'postgres' | 'databaseUrl'> & {
      redis?: OwnRedis;
      balancer: Balancer;
      logLevel: string;
    },
  ) {
    this.slack = parts.slack;
    this.postgres = parts.postgres;
    this.databaseUrl = parts.databaseUrl;
    this.redis = parts.redis;
    this.logLevel = parts.logLevel;
    this.balancer = parts.balancer;
    parts.slack.requestUrl = parts.balancer.url;
  }

  /** `queue`: what rings; with `postgres` there is no Redis at all. Resolves when all of them take commands. */
  static async open(count: number, queue: 'redis' | 'postgres', logLevel = 'debug'): Promise<SharedHouse> {
    const started = [openLocalSlack(), startPostgres({ durable: true }), startBalancer()] as const;
    const [slack, postgres, balancer] = await Promise.all(started);
    if (!postgres) throw new Error('There is no PostgreSQL on this machine: run bin/setup, or install it.');
    const redis = queue === 'redis' ? await OwnRedis.start() : undefined;
    const databaseUrl = await postgres.create();
    const house = new SharedHouse({ slack, postgres, databaseUrl, balancer, logLevel, ...(redis ? { redis } : {}) });
    await Promise.all(Array.from({ length: count }, (_, n) => house.add(n)));
    return house;
  }

  /** `kill -9` of one of them, which is started again at once. */
  async kill(which: number): Promise<void> {
    const replica = this.replicas[which % this.replicas.length];
    if (!replica) return;
    replica.port = undefined;
    this.kills.push(Date.now());
    await replica.bot.kill();
  }

  /** SIGTERM to one of them; resolves when the one that takes its place takes commands. */
  async roll(which: number): Promise<void> {
    const replica = this.replicas[which % this.replicas.length];
    if (!replica) return;
    const { bot } = replica;
    const asked = performance.now();
    bot.signal('SIGTERM');
    await bot.ended;
    const took = Math.round(performance.now() - asked);
    if (took > 5000) this.complaints.push(`told to stop, a bot took ${took} ms`);
    await replica.bot.ready;
  }

  /** All that any bot of this house wrote. */
  log(): string {
    return this.all.map((bot) => bot.log()).join('\n');
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.all.map((bot) => bot.kill()));
    await this.balancer.close();
    await this.redis?.kill();
    await this.postgres.stop();
    await this.slack.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async add(n: number): Promise<void> {
    const dataDir = mkdtempSync(join(this.folder, `${n}-`));
    const replica: Replica = { dataDir, bot: this.spawn(dataDir), port: undefined };
    this.replicas.push(replica);
    await this.serve(replica);
  }

  private spawn(dataDir: string): Bot {
    const { slack, databaseUrl } = this;
    const queue = this.redis ? { REDIS_URL: this.redis.url } : { QUEUE_URL: databaseUrl };
    const bot = new Bot(
      {
        PATH: process.env['PATH'],
        TMPDIR: tmpdir(),
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_API_URL: slack.apiUrl,
        PORT: '0',
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl,
        ...queue,
        LOG_LEVEL: this.logLevel,
      },
      dataDir,
    );
    this.all.push(bot);
    return bot;
  }

  private async serve(replica: Replica): Promise<void> {
    const { bot } = replica;
    void bot.ended.then((how) => this.revive(replica, how));
    await bot.ready.then(
      (port) => {
        replica.port = port;
        this.tellBalancer();
      },
      () => {},
    );
  }

  private async revive(replica: Replica, how: string): Promise<void> {
    if (this.closed) return;
    replica.port = undefined;
    this.tellBalancer();
    if (/^[1-9]/u.test(how)) this.complaints.push(`a bot ended with ${how}: ${replica.bot.lastWords()}`);
    replica.bot = this.spawn(replica.dataDir);
    await this.serve(replica);
  }

  /** Also those that are dead: it finds out by itself, as a balancer does. */
  private tellBalancer(): void {
    this.balancer.serve(this.replicas.flatMap(({ port }) => port ?? []));
  }
}
