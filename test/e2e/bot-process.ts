import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { blank, createDatabase, isOnPostgres, type TestDatabase } from '../postgres/database.ts';
import { queueBeside } from '../queue.ts';
import { rowsOf } from '../record.ts';

const main = resolve(__dirname, '../../dist/main.js');

/** The built bot in a process of its own, started anew whenever it dies, and the workspace it serves. */
export class BotProcess {
  readonly slack: LocalSlack;
  readonly database: TestDatabase | undefined;
  readonly dataDir = mkdtempSync(join(tmpdir(), 'sitrep-e2e-'));
  deaths = 0;
  /** Resolves when commands are taken. */
  up: Promise<void>;
  private child: ChildProcess | undefined;
  private closed = false;
  private readonly env: Record<string, string>;

  private constructor(slack: LocalSlack, database: TestDatabase | undefined, env: Record<string, string>) {
    this.slack = slack;
    this.database = database;
    this.env = env;
    this.up = this.start();
  }

  static async open(env: Record<string, string> = {}): Promise<BotProcess> {
    return new BotProcess(await openLocalSlack(), isOnPostgres() ? await createDatabase(blank) : undefined, env);
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** As a power cut would end it. Resolves when it is gone. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Rows of the bot's own database, read beside it. */
  rows<T>(sql: string): Promise<T[]> {
    return rowsOf<T>(this, sql);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.up.catch(() => {});
    await this.kill();
    await this.slack.close();
    await this.database?.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async start(): Promise<void> {
    const child = spawn(process.execPath, [main], {
      cwd: this.dataDir,
      env: {
        PATH: process.env['PATH'],
        SLACK_BOT_TOKEN: this.slack.botToken,
        SLACK_SIGNING_SECRET: this.slack.signingSecret,
        SLACK_API_URL: this.slack.apiUrl,
        PORT: '0',
        DATA_DIR: this.dataDir,
        ...(this.database ? { DATABASE_URL: this.database.url } : {}),
        ...queueBeside(this.env),
        ...this.env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child = child;
    const died = once(child, 'exit').then(() => this.revive());
    // Dead before it was ready: the next one is meant.
    return Promise.race([this.ready(child), died]);
  }

  private async ready(child: ChildProcess): Promise<void> {
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    return new Promise((done) => {
      lines.on('line', (line) => {
        if (!line.includes('"Sitrep is ready"')) return;
        this.slack.requestUrl = `http://127.0.0.1:${JSON.parse(line).port}/slack/events`;
        done();
      });
    });
  }

  private async revive(): Promise<void> {
    if (this.closed) return;
    this.deaths += 1;
    this.up = this.start();
    await this.up;
  }
}
