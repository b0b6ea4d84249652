import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Health {
  /** Can it record? */
  readonly ready: boolean;
  /** What works only in part, in words. */
  readonly degraded: readonly string[];
}

/** Milliseconds until a request must be there whole: Slack's is at once, and whoever dribbles holds a connection. */
const usualPatience = 10_000;

interface Parts {
  readonly port: number;
  readonly patience?: number;
  readonly health: () => Promise<Health>;
  readonly metrics: () => Promise<string>;
  /** Takes `POST /slack/events` in HTTP mode. */
  readonly slack: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
}

/** Serves health, metrics and, in HTTP mode, Slack's requests. Rejects when the port is taken. */
export async function serve({ port, patience = usualPatience, health, metrics, slack }: Parts) {
  const limits = { requestTimeout: patience, headersTimeout: patience, connectionsCheckingInterval: patience / 2 };
  const server = createServer(limits, (request, response) => {
    route(request, response).catch(() => send(response, 500, 'text/plain', 'something went wrong'));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve));

  return {
    port: (server.address() as AddressInfo).port,
    /** Takes no new request; resolves when those under way are answered. */
    async stop(): Promise<void> {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await closed;
    },
  };

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?', 1)[0];
    const asked = `${request.method} ${path}`;
    if (slack && asked === 'POST /slack/events') return slack(request, response);
    if (asked === 'GET /healthz') return send(response, 200, 'text/plain', 'alive');
    if (asked === 'GET /metrics') return send(response, 200, 'text/plain; version=0.0.4', await metrics());
    if (asked === 'GET /readyz') {
      const state = await health();
      return send(response, state.ready ? 200 : 503, 'application/json', JSON.stringify(state));
    }
    send(response, 404, 'text/plain', 'There is nothing here.');
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': type });
  response.end(`${body}\n`);
}
