import { type Config, WrongConfig } from './config.ts';
import { RefusedFile } from './store/sqlite/refused-file.ts';

/** EX_CONFIG of sysexits.h. */
const wrongConfig = 78;

const steps = `To connect Sitrep to your Slack workspace:
  1. Open https://api.slack.com/apps, choose "Create New App", "From a manifest", and paste manifest.yml.
  2. Install it to the workspace; copy the bot token (xoxb-…) from "OAuth & Permissions" into SLACK_BOT_TOKEN, and an
     app-level token with connections:write (xapp-…) from "Basic Information" into SLACK_APP_TOKEN.
  3. Run npm start again with both set. Without Slack, npm run demo shows everything on this machine.
.env.example lists every setting; the README has the HTTP variant.`;

/** Says everything that is wrong with the settings in one message, and ends. */
export function wrongSettings(error: unknown): never {
  if (!(error instanceof WrongConfig)) throw error;
  const complaints = error.complaints.map((complaint) => `  - ${complaint}`).join('\n');
  process.stderr.write(`Sitrep cannot start, because of its settings:\n${complaints}\n\n${steps}\n`);
  process.exit(wrongConfig);
}

/** A failed start in one sentence, with what to do. */
export function explain(error: unknown, { port, dataDir, databasePath }: Config): string {
  const { code = '', message } = error as { code?: string; message: string };
  if (error instanceof RefusedFile) return message;
  if (code === 'EADDRINUSE') return `Port ${port} is taken: set PORT to a free one, or stop what uses it.`;
  if (code === 'EACCES' && message.includes('listen')) return `Port ${port} is not allowed: set PORT above 1023.`;
  const locked = ['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'];
  if (locked.some((word) => code.startsWith(word))) {
    return `The database ${databasePath} cannot be written: give this user the folder ${dataDir}, or set DATA_DIR.`;
  }
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return `The disk that holds ${dataDir} is full: make room.`;
  return `Sitrep did not start: ${message}`;
}
