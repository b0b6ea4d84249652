import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before several bots and hands each request to the next of them that takes connections. */
export interface Balancer {
  readonly url: string;
  /** Those that are there; ports. */
  serve(ports: readonly number[]): void;
  close(): Promise<void>;
}

/** Milliseconds between two looks whether a bot is ready. */
const lookEvery = 200;

/**
 * Whoever says that it is not ready gets nothing, and whoever takes no connection is passed over. One that dies with a
 * request in hand loses it: nobody knows what it did.
 */
export async function startBalancer(): Promise<Balancer> {
  let ports: readonly number[] = [];
  let next = 0;
  /** Those that have said so. */
  const shut = new Set<number>();
  const looking = setInterval(() => ports.forEach(look), lookEvery);
  const server = createServer((incoming, outgoing) => void hand(incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    serve(now) {
      ports = now;
    },
    async close() {
      clearInterval(looking);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function hand(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const open = ports.filter((port) => !shut.has(port));
    for (let tries = 0; tries < open.length; tries++) {
      const port = open[next++ % open.length] as number;
      if (await pass(port, incoming, body, outgoing)) return;
    }
    outgoing.writeHead(503).end();
  }

  function look(port: number): void {
    const asking = request({ host: '127.0.0.1', port, path: '/readyz', agent: false }, (answer) => {
      if (answer.statusCode === 200) shut.delete(port);
      else shut.add(port);
      answer.resume();
    });
    asking.on('error', () => {});
    asking.end();
  }

  /** False where it takes no connection. */
  function pass(port: number, incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): Promise<boolean> {
    const { method, url, headers } = incoming;
    return new Promise((resolve) => {
      const passed = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on('error', () => outgoing.destroy());
        answer.pipe(outgoing);
        resolve(true);
      });
      passed.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED') return resolve(false);
        if (!outgoing.headersSent) outgoing.writeHead(502);
        outgoing.end();
        resolve(true);
      });
      passed.end(body);
    });
  }
}
