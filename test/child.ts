import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
const children = new Set<ChildProcess>();
const folders = new Set<string>();

/** Enough to start; nobody listens at that address. */
export const enough = {
  SLACK_BOT_TOKEN: 'xoxb-1-of-the-bot',
  SLACK_SIGNING_SECRET: 'aaaabbbbccccdddd',
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
  REDIS_URL: process.env['TEST_REDIS_URL'] ?? '',
  PORT: '0',
};

export interface Line {
  readonly msg: string;
  readonly level: string;
  readonly [field: string]: unknown;
}

/** A built program of ours in a process of its own, as a person starts it. */
export interface Child {
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  /** The log so far; throws when a line is not JSON. */
  log(): Line[];
  /** The first line with this message, as soon as it is there; rejects when the process ends before. */
  says(message: string): Promise<Line>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<number | null>;
}

/** A folder that is gone after `endAll`. It stands for the working folder, the data and the temp folder of a child. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'child-'));
  folders.add(folder);
  return folder;
}

/** Runs `dist/main.js`, or another built file, with nothing in its environment but these. */
export function startChild(env: Record<string, string>, args = ['main.js'], cwd = newFolder()): Child {
  const temp = join(cwd, 'tmp');
  mkdirSync(temp, { recursive: true });
  const [file = '', ...rest] = args;
  const child = spawn(process.execPath, [join(root, 'dist', file), ...rest], {
    cwd,
    env: { PATH: process.env['PATH'], TMPDIR: temp, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const log = () => (stdout.slice(0, stdout.lastIndexOf('\n') + 1).match(/.+/gu) ?? []).map((line) => JSON.parse(line));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  let over = false;
  void ended.then(() => {
    over = true;
  });

  return {
    pid: child.pid ?? 0,
    stdout: () => stdout,
    stderr: () => stderr,
    log,
    async says(message) {
      for (;;) {
        const line = log().find(({ msg }) => msg.includes(message));
        if (line) return line;
        if (over) throw new Error(`It ended without “${message}”:\n${stdout}${stderr}`);
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
    },
    kill: (signal) => void child.kill(signal),
    ended,
  };
}

/** For afterEach: whatever happened, nobody stays behind. */
export async function endAll(): Promise<void> {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  children.clear();
  // A watcher that removes its own folder at this moment is welcome.
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  folders.clear();
}

/** What happens in another process tells nobody: looked at until it is so, at most 5 s. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error(`It did not come to be: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
