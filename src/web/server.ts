import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';

export interface Health {
  /** Can it record? */
  readonly ready: boolean;
  /** Why not, in words. */
  readonly because?: string;
  /** What works only in part, in words. */
  readonly degraded: readonly string[];
}

/** Milliseconds until a request must be there whole: Slack's is at once, and whoever dribbles holds a connection. */
const usualPatience = 10_000;

/** Milliseconds for the readers of the last answers: whoever takes longer has gone to sleep. */
const lastAnswers = 1000;

/** What is behind the door. */
export interface Rooms {
  readonly health: () => Promise<Health>;
  readonly metrics?: () => Promise<string>;
  /** Takes `POST /slack/events` in HTTP mode. */
  readonly slack?: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** Answers readers of the status page; false for what is none of the page's. */
  readonly page?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

/** A door behind which nothing is, or is no longer. */
export const closed = (because: string): Rooms => ({ health: async () => ({ ready: false, because, degraded: [] }) });

/** Serves health, metrics, the status page and, in HTTP mode, Slack's requests. Rejects when the port is taken. */
export async function serve(port: number, first: Rooms, patience = usualPatience) {
  let rooms = first;
  /** Slack's requests that are not answered yet. */
  const underWay = new Set<Promise<void>>();
  /** All that are not answered yet. */
  const open = new Set<ServerResponse>();
  const limits = { requestTimeout: patience, headersTimeout: patience, connectionsCheckingInterval: patience / 2 };
  const server = createServer(limits, (request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    route(request, response).catch(() => send(response, 500, 'text/plain', 'something went wrong'));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve));

  return {
    port: (server.address() as AddressInfo).port,

    /** From now on something else is behind it. Resolves when Slack's requests under way are answered. */
    async becomes(next: Rooms): Promise<void> {
      rooms = next;
      await Promise.all(underWay);
    },

    /** Takes no new connection: a balancer turns to another bot. What comes on those that stand is still served. */
    refuse(): void {
      // An HTTP server's own way ends those on which a request is about to come.
      NetServer.prototype.close.call(server);
    },

    /** Takes no new request; resolves when those under way are answered, as far as their readers take the answers. */
    async stop(): Promise<void> {
      const ended = server.listening ? new Promise((resolve) => server.close(resolve)) : undefined;
      server.closeIdleConnections();
      await Promise.all(underWay);
      const answered = Promise.all([...open].map((response) => once(response, 'close')));
      await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, lastAnswers).unref())]);
      // Browsers open connections before they need them, and hold them for minutes.
      server.closeAllConnections();
      await ended;
    },
  };

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?', 1)[0];
    const asked = `${request.method} ${path}`;
    const { health, metrics, slack, page } = rooms;
    if (slack && asked === 'POST /slack/events') {
      const answered = new Promise<void>((resolve) => response.once('close', resolve));
      underWay.add(answered);
      void answered.then(() => underWay.delete(answered));
      return slack(request, response);
    }
    if (asked === 'GET /healthz') return send(response, 200, 'text/plain', 'alive');
    if (metrics && asked === 'GET /metrics') {
      return send(response, 200, 'text/plain; version=0.0.4; charset=utf-8', await metrics());
    }
    if (asked === 'GET /readyz') {
      const state = await health();
      return send(response, state.ready ? 200 : 503, 'application/json', JSON.stringify(state));
    }
    if (await page?.(request, response)) return;
    // Slack tells whoever typed that nobody answered.
    if (!metrics) return send(response, 503, 'text/plain', (await health()).because ?? 'closed');
    send(response, 404, 'text/plain', 'There is nothing here.');
  }
}

export type Server = Awaited<ReturnType<typeof serve>>;

function send(response: ServerResponse, status: number, type: string, body: string): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': type });
  response.end(`${body}\n`);
}
