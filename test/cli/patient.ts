import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { show } from '../../src/cli/doctor/finding.ts';
import { diagnose } from '../../src/cli/doctor.ts';
import { readConfig } from '../../src/config.ts';
import { type LocalSlack, openLocalSlack } from '../../src/sandbox/local-slack.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';

/** Settings, a folder for the record and a local Slack, for the doctor to look at. */
export interface Patient {
  readonly slack: LocalSlack;
  readonly dataDir: string;
  readonly database: string;
  /** Makes the database, empty. */
  makeDatabase(settings?: Record<string, string>): Promise<void>;
  /** What the doctor prints, a line each. */
  linesWith(env?: Record<string, string>): Promise<string[]>;
  close(): Promise<void>;
}

export async function openPatient(options: Parameters<typeof openLocalSlack>[0] = {}): Promise<Patient> {
  const slack = await openLocalSlack(options);
  const dataDir = mkdtempSync(join(tmpdir(), 'doctor-'));
  const database = join(dataDir, 'sitrep.db');
  return {
    slack,
    dataDir,
    database,
    async makeDatabase(settings = {}) {
      const store = openSqliteStore(database, { migrations: join(__dirname, '../../db/sqlite') });
      for (const [name, value] of Object.entries(settings)) await store.saveSetting(name, value);
      store.close();
    },
    async linesWith(env = {}) {
      const all = {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        DATA_DIR: dataDir,
        REDIS_URL: process.env['TEST_REDIS_URL'] ?? '',
        PATH: process.env['PATH'] ?? '',
        ...env,
      };
      const lines: string[] = [];
      for await (const finding of diagnose(readConfig(all), all)) lines.push(show(finding));
      return lines;
    },
    async close() {
      await slack.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const about = (what: string, lines: string[]): string[] =>
  lines.filter((line) => line.slice(2).startsWith(what));
