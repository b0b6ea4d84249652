import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { plainCommand } from '../src/sandbox/hand/plain-command.ts';
import { sitrep, team } from '../src/sandbox/identity.ts';
import { sign } from '../src/sandbox/signature.ts';

export interface Answered {
  /** From the last byte that was sent to the whole answer. Milliseconds. */
  readonly took: number;
  readonly status: number;
  readonly text: string;
}

/** Types `/incident …` as Slack passes it on, over connections that stay open: it costs little. */
export class Typist {
  /** Node's server closes a connection that was idle for 5 s: we do so before, or a command would run into it. */
  private readonly agent = new Agent({ keepAlive: true, timeout: 3000 });
  private readonly port: number;
  private sent = 0;

  constructor(port: number) {
    this.port = port;
  }

  /**
   * So many connections are open when it resolves. Node accepts one new connection in a turn of its loop: of many that come
   * while it is busy the last waits for most of a second, whatever the program.
   */
  async connect(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.say('help')));
  }

  /** Rejects when nobody answers. */
  say(words: string, user = 'U0DANA000'): Promise<Answered> {
    this.sent += 1;
    const trigger = `17.${process.pid}.${this.port}.${this.sent}`;
    const body = new URLSearchParams(plainCommand(words, { user, trigger })).toString();
    return this.send(body, 'application/x-www-form-urlencoded');
  }

  /** Slack's event of that name. */
  event(event: Readonly<Record<string, unknown>>): Promise<Answered> {
    this.sent += 1;
    const about = { token: 'x', team_id: team.id, api_app_id: 'A0SITREP00', type: 'event_callback' };
    const body = { ...about, event, event_id: `Ev${this.port}${this.sent}`, event_time: Math.floor(Date.now() / 1000) };
    return this.send(JSON.stringify(body), 'application/json');
  }

  close(): void {
    this.agent.destroy();
  }

  private send(body: string, type: string): Promise<Answered> {
    const timestamp = Math.floor(Date.now() / 1000);
    const headers = {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': sign(sitrep.signingSecret, timestamp, body),
    };
    const where = { host: '127.0.0.1', port: this.port, path: '/slack/events', method: 'POST' };
    return new Promise((resolve, reject) => {
      const start = performance.now();
      const sending = request({ ...where, headers, agent: this.agent }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece) => {
          text += piece;
        });
        answer.once('end', () => resolve({ took: performance.now() - start, status: answer.statusCode ?? 0, text }));
      });
      sending.once('error', reject).end(body);
    });
  }
}

/** It was done, and the person was told so. */
export const isDone = ({ status, text }: Answered): boolean => status === 200 && text.includes('✅');
