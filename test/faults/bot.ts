import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { mind } from '../../bench/tidy.ts';

/** Jest and npm both start in the project's folder. */
const root = resolve('.');

/** What the bot can be told to do to itself: see inside/steps.cjs. */
export type Order =
  | { readonly die: string; readonly in: number }
  | { readonly clock: number }
  | { readonly disk: 'full' | 'read-only' | 'well' };

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly port?: number;
}

/** The built bot in a process of its own, with the steps inside. */
export class Bot {
  /** The port it listens on; rejects when it ends before. */
  readonly ready: Promise<number>;
  /** The signal, or the exit code. */
  readonly ended: Promise<string>;
  private readonly child: ChildProcess;
  private readonly lines: string[] = [];

  constructor(env: Record<string, string | undefined>, cwd: string) {
    const child = spawn(
      process.execPath,
      ['--require', resolve(root, 'test/faults/inside/steps.cjs'), resolve(root, 'dist/main.js')],
      { cwd, env: { ...env, FAULTS_ROOT: root }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    );
    this.child = mind(child);
    // A message to somebody who has just died is no fault.
    child.on('error', () => {});
    this.ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code));
    const hear = (line: string) => this.lines.push(line);
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', hear);
    const out = createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', hear);
    this.ready = new Promise((done, fail) => {
      out.on('line', (line) => {
        if (line.includes('"Sitrep is ready"')) done((JSON.parse(line) as Line).port ?? 0);
      });
      void this.ended.then((how) =>
        fail(new Error(`The bot ended (${how}) before it was ready:\n${this.lastWords()}`)),
      );
    });
    this.ready.catch(() => {});
  }

  /** Everything it wrote, as it wrote it. */
  log(): string {
    return this.lines.join('\n');
  }

  lastWords(): string {
    return this.lines.slice(-8).join('\n').slice(0, 4000);
  }

  obey(order: Order): void {
    if (this.child.connected) this.child.send(order, () => {});
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** As a power cut would end it. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
