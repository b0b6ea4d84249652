import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { botFlags, bot as program } from './places.ts';
import { mind } from './tidy.ts';

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly port?: number;
}

/** The built bot in a process of its own. */
export class Bot {
  readonly spawnedAt = Date.now();
  readonly pid: number;
  private readonly child: ChildProcess;
  private readonly said: Line[] = [];
  private readonly waiting = new Set<() => void>();
  private over = false;

  /**
   * Another program than the bot's must speak as it does: a line of JSON for each thing it says. `node`: what Node itself
   * is told.
   */
  constructor(env: Record<string, string | undefined>, cwd: string, main = program, node: readonly string[] = []) {
    const flags = main === program ? [...botFlags, ...node] : node;
    this.child = mind(spawn(process.execPath, [...flags, main], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] }));
    this.pid = this.child.pid ?? 0;
    createInterface({ input: this.child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      this.said.push(JSON.parse(line));
      this.wake();
    });
    this.child.once('exit', () => {
      this.over = true;
      this.wake();
    });
  }

  /** Resolves when the process has ended, however it did. */
  get ended(): Promise<unknown> {
    return this.over ? Promise.resolve() : once(this.child, 'exit');
  }

  /** The first line of its log with these words, as soon as it is there. Throws when it ends without. */
  async says(words: string): Promise<Line> {
    for (;;) {
      const line = this.said.find(({ msg }) => msg.includes(words));
      if (line) return line;
      if (this.over) throw new Error(`The bot ended without “${words}”`);
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  ready(): Promise<Line> {
    return this.says('Sitrep is ready');
  }

  /** What it complained about, each sentence once. */
  complaints(): string[] {
    return [...new Set(this.said.filter(({ level }) => level !== 'info').map(({ msg }) => msg))];
  }

  get isOver(): boolean {
    return this.over;
  }

  /** `kill -9`. Resolves when it is gone. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Asks it to stop. Resolves when it is gone. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.over) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
