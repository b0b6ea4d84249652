import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Json } from './answer.ts';
import type { App } from './identity.ts';

/** What Slack has to say to the bot, by the names of Socket Mode. */
export type EnvelopeKind = 'slash_commands' | 'interactive' | 'events_api';

// How long a bot may take to answer a goodbye before its connection is cut.
const patienceMs = 500;

/** Socket Mode, Slack's side: hands out links, says hello, delivers envelopes, and waits for each one's ack. */
export class Sockets {
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly open: WebSocket[] = [];
  private readonly waiting = new Map<string, (payload: Json | undefined) => void>();
  private readonly tickets = new Set<string>();
  private next = 0;

  private readonly app: App;
  private readonly changed: () => void;

  constructor(app: App, changed: () => void) {
    this.app = app;
    this.changed = changed;
  }

  /** A link for one connection, as apps.connections.open answers it. */
  link(origin: string): string {
    const ticket = randomUUID();
    this.tickets.add(ticket);
    return `${origin.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${this.app.id}`;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://slack').searchParams.get('ticket') ?? '';
    if (!this.tickets.delete(ticket)) {
      socket.destroy();
      return;
    }
    this.server.handleUpgrade(request, socket, head, (connection) => this.greet(connection));
  }

  connected(): number {
    return this.open.length;
  }

  /** Delivers over one of the open connections; the answer is the ack's payload. Undefined after `ms` without an ack. */
  async deliver(kind: EnvelopeKind, payload: Json, ms: number, retry: Json): Promise<{ payload: Json } | undefined> {
    const envelope_id = randomUUID();
    // One that is saying goodbye is given nothing more.
    const open = this.open.filter(({ readyState, OPEN }) => readyState === OPEN);
    const connection = open[this.next++ % open.length];
    if (connection === undefined) return undefined;
    return new Promise((resolve) => {
      const settle = (answer: { payload: Json } | undefined) => {
        clearTimeout(timer);
        this.waiting.delete(envelope_id);
        resolve(answer);
      };
      const timer = setTimeout(() => settle(undefined), ms);
      this.waiting.set(envelope_id, (answer) => settle({ payload: answer ?? {} }));
      const accepts_response_payload = kind !== 'events_api';
      connection.send(JSON.stringify({ envelope_id, type: kind, payload, accepts_response_payload, ...retry }));
    });
  }

  /** Asks the bot to reconnect, as Slack does about once an hour. */
  refresh(reason: 'warning' | 'refresh_requested' | 'link_disabled' = 'refresh_requested'): void {
    for (const connection of this.open) connection.send(JSON.stringify({ type: 'disconnect', reason }));
  }

  /** Cuts every connection without a word. */
  cut(): void {
    for (const connection of [...this.open]) connection.terminate();
  }

  /** Says goodbye, and cuts those who do not answer. */
  async close(): Promise<void> {
    const goodbyes = this.open.map((connection) => new Promise((resolve) => connection.once('close', resolve)));
    for (const connection of this.open) connection.close(1000);
    const cutOff = setTimeout(() => this.cut(), patienceMs);
    await Promise.all(goodbyes);
    clearTimeout(cutOff);
    this.server.close();
  }

  private greet(connection: WebSocket): void {
    this.open.push(connection);
    connection.on('message', (data) => this.acked(JSON.parse(String(data)) as Json));
    connection.on('error', () => connection.terminate());
    connection.on('close', () => {
      this.open.splice(this.open.indexOf(connection), 1);
      this.changed();
    });
    const debug_info = { host: 'local', approximate_connection_time: 3600 };
    connection.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.open.length,
        debug_info,
        connection_info: { app_id: this.app.id },
      }),
    );
    this.changed();
  }

  private acked(frame: Json): void {
    this.waiting.get(String(frame['envelope_id']))?.(frame['payload'] as Json | undefined);
  }
}
