import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { plainCommand } from '../src/sandbox/hand/plain-command.ts';
import { type LocalSlack, openLocalSlack } from '../src/sandbox/local-slack.ts';
import { Bot } from './bot.ts';

/** A local Slack in this process, a folder for the data, and the bots that work on both. */
export class Workspace {
  readonly slack: LocalSlack;
  readonly dataDir = mkdtempSync(join(tmpdir(), 'data-'));
  private readonly env: Record<string, string | undefined>;
  private readonly bots: Bot[] = [];
  private db: Database.Database | undefined;
  private sent = 0;

  private constructor(slack: LocalSlack, env: Record<string, string>) {
    this.slack = slack;
    this.env = {
      PATH: process.env['PATH'],
      TMPDIR: tmpdir(),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
      DATA_DIR: this.dataDir,
      ...env,
    };
  }

  static async open(env: Record<string, string> = {}): Promise<Workspace> {
    return new Workspace(await openLocalSlack(), env);
  }

  /** One more process of the bot: it works, or stands by where another one does. */
  spawn(): Bot {
    const bot = new Bot(this.env, this.dataDir);
    this.bots.push(bot);
    void bot.ready().then(
      ({ port }) => {
        this.slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
      },
      () => {},
    );
    return bot;
  }

  /** Starts the bot; resolves when it takes commands. */
  async start(): Promise<Bot> {
    const bot = this.spawn();
    await bot.ready();
    return bot;
  }

  /** Dana types `/incident …`. Throws when it is not done; resolves with the moment of the acknowledgement. */
  async say(words: string): Promise<number> {
    this.sent += 1;
    const { slack } = this;
    const given = { user: slack.person('dana').id, trigger: `17.${this.sent}.bench`, apiUrl: slack.apiUrl };
    const body = new URLSearchParams(plainCommand(words, given)).toString();
    const { status, text, refused = '' } = await slack.send(body);
    const now = Date.now();
    if (!text.startsWith('✅')) throw new Error(`“${words}” was answered ${status} ${text}${refused}`);
    return now;
  }

  /** Rows of the bot's own database, read beside it. */
  rows<T>(sql: string, ...values: unknown[]): T[] {
    this.db ??= new Database(join(this.dataDir, 'sitrep.db'), { readonly: true });
    return this.db.prepare<unknown[], T>(sql).all(...values);
  }

  complaints(): string[] {
    return [...new Set(this.bots.flatMap((bot) => bot.complaints()))];
  }

  async close(): Promise<void> {
    for (const bot of this.bots) await bot.kill();
    this.db?.close();
    await this.slack.close();
  }
}
