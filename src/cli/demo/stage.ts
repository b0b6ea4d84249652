import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Sitrep, startSitrep } from '../../compose.ts';
import { readConfig, secretsOf } from '../../config.ts';
import { makeDataFolder } from '../../data-folder.ts';
import { createLog } from '../../log.ts';
import { type LocalSlack, openLocalSlack } from '../../sandbox/local-slack.ts';

export interface Stage {
  readonly slack: LocalSlack;
  readonly sitrep: Sitrep;
  readonly clock: SteppedClock;
  close(): Promise<void>;
}

export type SteppedClock = ReturnType<typeof steppedClock>;

/** A Slack on this machine and a bot that knows it, as `npm start` would start it. `logFile` takes the bot's log. */
export async function openStage(env: NodeJS.ProcessEnv, logFile: string): Promise<Stage> {
  const log = openLogFile(logFile);
  const slack = await openLocalSlack();
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-demo-'));
  const clock = steppedClock();
  const letGo = async () => {
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
    log.close();
  };
  try {
    const config = readConfig(settingsFor(slack, folder, env));
    const sitrep = await startSitrep(config, {
      clock: clock.now,
      log: createLog('info', secretsOf(config), log),
      sweepEvery: 50,
      paintEvery: 50,
    });
    slack.requestUrl = `http://127.0.0.1:${sitrep.port}/slack/events`;
    const close = () => sitrep.stop().finally(letGo);
    await slack
      .until(() => log.has('Sitrep knows who is in the workspace'))
      .catch((error) => close().then(() => Promise.reject(error)));
    return { slack, sitrep, clock, close };
  } catch (error) {
    await letGo();
    throw error;
  }
}

function settingsFor(slack: LocalSlack, folder: string, { REDIS_URL }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // A sitrep.yml that lies about names people of another workspace.
  const SITREP_CONFIG = join(folder, 'sitrep.yml');
  writeFileSync(SITREP_CONFIG, 'page_name: Example\npage_url: https://status.example.com\n');
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    DATA_DIR: folder,
    SITREP_CONFIG,
    REDIS_URL,
  };
}

/** Stands still unless it is set, until it runs. */
function steppedClock() {
  let now = () => new Date();
  return {
    now: () => now(),
    set(at: Date): void {
      now = () => at;
    },
    /** From where it stands, as fast as any other. */
    run(): void {
      const ahead = now().getTime() - Date.now();
      now = () => new Date(Date.now() + ahead);
    },
  };
}

function openLogFile(path: string) {
  makeDataFolder(dirname(path));
  const file = openSync(path, 'w', 0o600);
  const lines: string[] = [];
  return {
    write(line: string): void {
      lines.push(line);
      writeSync(file, line);
    },
    has: (words: string) => lines.some((line) => line.includes(words)),
    close: () => closeSync(file),
  };
}
