import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { sign } from '../../src/sandbox/signature.ts';
import type { Shot } from './shot.ts';

export interface Answered {
  /** 0: the connection ended without one. */
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

/** Longer than Slack waits: who is silent for so long hangs. */
const patience = 10_000;
const usual = { 'content-type': 'application/x-www-form-urlencoded' };

/** Sends shots to one bot. */
export class Gun {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 32 });
  private readonly url: URL;
  private readonly secret: string;

  constructor(url: string, secret: string) {
    this.url = new URL(url);
    this.secret = secret;
  }

  /** The shot with its date and its signature: shot again, it is the very same. */
  sealed(shot: Shot): Shot {
    return { ...shot, headers: this.headersOf(shot) };
  }

  /** One sealed shot. Never rejects. */
  async fire(shot: Shot): Promise<Answered> {
    const started = performance.now();
    const { status, text } = await (shot.way === 'cut off' ? this.cutOff(shot) : this.send(shot));
    return { status, text, ms: performance.now() - started };
  }

  /** Connections that begin a request and go on with a byte now and then. Gives what ends them. */
  dribble(howMany: number): () => void {
    const sockets = Array.from({ length: howMany }, (_, n) => {
      const socket = connect(Number(this.url.port), this.url.hostname).on('error', () => {});
      const length = n % 2 === 0 ? '' : 'content-length: 900000\r\n\r\na';
      socket.write(`POST ${this.url.pathname} HTTP/1.1\r\nhost: x\r\n${length}`);
      return socket;
    });
    const drip = setInterval(() => {
      for (const [n, socket] of sockets.entries()) if (socket.writable) socket.write(n % 2 === 0 ? 'x: y\r\n' : 'a');
    }, 250);
    return () => {
      clearInterval(drip);
      for (const socket of sockets) socket.destroy();
    };
  }

  close(): void {
    this.agent.destroy();
  }

  private headersOf({ body, headers = {}, skew = 0, signature }: Shot) {
    const at = Math.floor(Date.now() / 1000) + skew;
    const signed = signature === undefined ? sign(this.secret, at, body) : signature;
    return {
      ...usual,
      'x-slack-request-timestamp': String(at),
      ...(signed === null ? {} : { 'x-slack-signature': signed }),
      ...headers,
    };
  }

  private send(shot: Shot): Promise<Omit<Answered, 'ms'>> {
    const { body, way, method = 'POST', path = this.url.pathname } = shot;
    const headers = shot.headers as Record<string, string>;
    const length = way === 'chunked' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return new Promise((resolve) => {
      const options = { host: this.url.hostname, port: this.url.port, agent: this.agent, method, path };
      const outgoing = request({ ...options, headers: { ...headers, ...length } }, (incoming) => {
        void textOf(incoming).then((text) => resolve({ status: incoming.statusCode ?? 0, text }));
      });
      outgoing.setTimeout(patience, () => outgoing.destroy(new Error('no answer')));
      outgoing.on('error', ({ message }) => resolve({ status: message === 'no answer' ? -1 : 0, text: message }));
      if (way !== 'chunked') return outgoing.end(body);
      for (let from = 0; from < body.length; from += 60_000) outgoing.write(body.slice(from, from + 60_000));
      return outgoing.end();
    });
  }

  /** Announces more than it sends, and hangs up. */
  private cutOff(shot: Shot): Promise<Omit<Answered, 'ms'>> {
    const lines = Object.entries(shot.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
    const head = `POST ${this.url.pathname} HTTP/1.1\r\nhost: x\r\ncontent-length: ${shot.body.length + 9}\r\n`;
    return new Promise((resolve) => {
      let text = '';
      const socket = connect(Number(this.url.port), this.url.hostname);
      socket.on('data', (bytes) => {
        text += bytes;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve({ status: Number(/^HTTP\/1.1 (\d+)/u.exec(text)?.[1] ?? 0), text }));
      socket.end(`${head}${lines.join('\r\n')}\r\n\r\n${shot.body}`);
    });
  }
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const bytes of incoming.setEncoding('utf8')) text += bytes;
  } catch {
    // It hung up in the middle: what has come is what there is.
  }
  return text;
}
