import { resolve } from 'node:path';
import { type Config, WrongConfig } from './config.ts';
import { RecordAway } from './desk/ports.ts';
import { migrations } from './migrations.ts';
import { explainPostgres, shownPostgres } from './postgres-trouble.ts';
import { cureFor } from './store/sqlite/backups.ts';
import { movedCode, movedWords } from './store/sqlite/in-place.ts';
import { RefusedFile } from './store/sqlite/refused-file.ts';

/** EX_CONFIG of sysexits.h. */
const wrongConfig = 78;

const steps = `To connect Sitrep to your Slack workspace:
  1. Open https://api.slack.com/apps, choose "Create New App", "From a manifest", and paste manifest.yml.
  2. Install it to the workspace. Copy .env.example to .env, and into it the bot token (xoxb-…) from "OAuth &
     Permissions" and an app-level token with connections:write (xapp-…) from "Basic Information".
  3. Run npm start again; npx sitrep doctor checks the rest. Without Slack, npm run demo shows it on this machine.
docs/slack-http.md has the way without an app-level token.`;

const elsewhere = '.env.example explains every setting, sitrep.example.yml the optional file.';

/** Says everything that is wrong with the settings in one message, and ends. */
export function wrongSettings(error: unknown): never {
  if (!(error instanceof WrongConfig)) throw error;
  const complaints = error.complaints.map((complaint) => `  - ${complaint}`).join('\n');
  const isNew = error.complaints.some((complaint) => /^SLACK_\w+ is missing/u.test(complaint));
  const cure = isNew ? steps : elsewhere;
  process.stderr.write(`Sitrep cannot start, because of its settings:\n${complaints}\n\n${cure}\n`);
  process.exit(wrongConfig);
}

const locked = ['EACCES', 'EROFS', 'EPERM', 'ENOENT', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'];
const damaged = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR'];

/** A failed start in one sentence, with what to do. */
export function explain(error: unknown, config: Config): string {
  const { port, dataDir } = config;
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  if (error instanceof RefusedFile) return message;
  if (code === 'EADDRINUSE') return `Port ${port} is taken: set PORT to a free one, or stop what uses it.`;
  if (code === 'EACCES' && message.includes('listen')) return `Port ${port} is not allowed: set PORT above 1023.`;
  if (isOne(code, ['EEXIST', 'ENOTDIR'])) return `DATA_DIR (${resolve(dataDir)}) is not a folder: name one.`;
  const shared = config.databaseUrl && explainPostgres(error, config.databaseUrl);
  if (shared) return shared;
  if (error instanceof RecordAway) return `${aboutAway(error)}.`;
  return aboutDatabase(code, config) ?? `Sitrep did not start: ${message}`;
}

type Where = Pick<Config, 'dataDir' | 'databasePath' | 'databaseUrl'>;

/** Why nothing can be recorded, in one sentence, with what to do. */
export function explainRecord(error: unknown, config: Where): string {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const shared = config.databaseUrl && explainPostgres(error, config.databaseUrl);
  if (shared) return error instanceof RecordAway ? `${shared.replace(/\.$/u, '')}; Sitrep goes on trying.` : shared;
  if (error instanceof RecordAway) return `${aboutAway(error)}; Sitrep goes on trying.`;
  const where = config.databaseUrl ? shownPostgres(config.databaseUrl) : resolve(config.databasePath);
  return aboutDatabase(code, config) ?? `The database ${where} takes nothing: ${message}`;
}

function aboutAway({ cause }: RecordAway): string {
  const why = cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : '';
  return `The database cannot be reached${why}: see that it runs and that this machine reaches it`;
}

function aboutDatabase(code: string, { dataDir, databasePath }: Pick<Config, 'dataDir' | 'databasePath'>) {
  const path = resolve(databasePath);
  if (isOne(code, ['SQLITE_FULL', 'ENOSPC'])) return `The disk that holds ${resolve(dataDir)} is full: make room.`;
  if (isOne(code, [movedCode])) return movedWords(path);
  if (isOne(code, damaged)) return `The database ${path} is damaged (${code}): ${cureFor(databasePath, migrations)}.`;
  if (!isOne(code, locked)) return undefined;
  return `The database ${path} cannot be written (${code}): give this user the folder, or set DATA_DIR to another.`;
}

const isOne = (code: string, words: readonly string[]): boolean => words.some((word) => code.startsWith(word));
