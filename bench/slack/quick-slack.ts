import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { quickSlack } from '../places.ts';
import { mind } from '../tidy.ts';
import { type Mood, well } from './method.ts';
import type { All } from './seen.ts';

/** The Slack of `main.ts`, from outside. */
export class QuickSlack {
  readonly apiUrl: string;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.child = child;
    this.apiUrl = `http://127.0.0.1:${port}/api/`;
  }

  static async start(mood: Partial<Mood> = {}): Promise<QuickSlack> {
    const child = mind(fork(quickSlack));
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    const slack = new QuickSlack(child, port);
    await slack.behave(mood);
    return slack;
  }

  /** From now on. What is left out is well. */
  async behave(mood: Partial<Mood>): Promise<void> {
    await this.ask({ ...well, ...mood });
  }

  /** Everything that came to it so far. */
  all = (): Promise<All> => this.ask('all') as Promise<All>;

  stop(): void {
    this.child.kill('SIGKILL');
  }

  /** One question at a time. */
  private async ask(question: Mood | 'all'): Promise<unknown> {
    const answered = once(this.child, 'message');
    this.child.send(question);
    return (await answered)[0];
  }
}
