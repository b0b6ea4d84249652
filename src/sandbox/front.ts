import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, type Json, refuse } from './answer.ts';
import { decode } from './decode.ts';
import { Exchange, type Reply } from './exchange.ts';
import type { Call } from './ledger.ts';
import { methods } from './methods/table.ts';
import { announce } from './news.ts';
import { receiveReply } from './replies.ts';
import { everyScope, missingScope } from './scopes.ts';
import type { World } from './world.ts';

/** The HTTP door the bot knocks at. */
export class Front {
  readonly exchange: Exchange;
  private readonly server: Server;

  private readonly world: World;

  constructor(world: World) {
    this.world = world;
    this.exchange = new Exchange(world.ledger);
    this.server = createServer((request, response) => {
      this.route(request, response).catch((error: unknown) => broken(response, error));
    });
    this.server.on('upgrade', (request, socket, head) => world.sockets.upgrade(request, socket, head));
  }

  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Ends at once, hung calls and idle connections included. */
  async close(): Promise<void> {
    this.exchange.closing.abort();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://slack');
    const body = await bodyOf(request);
    const [, place = '', name = '', id = ''] = url.pathname.split('/');
    const token = this.tokenOf(request);
    if (place === 'api') {
      const args = decode(body.toString(), request.headers['content-type'] ?? '', url.searchParams);
      return this.exchange.run({ method: name, args, token }, response, () => this.method(name, args, token));
    }
    if (place === 'response') {
      const args = decode(body.toString(), 'application/json', url.searchParams);
      return this.exchange.run({ method: 'response_url', args, token: 'none' }, response, () =>
        receiveReply(this.world, name, args),
      );
    }
    if (place === 'upload') {
      const args = { file: id, bytes: body.length };
      return this.exchange.run({ method: 'upload', args, token }, response, () => this.upload(request, id, body));
    }
    if (place === 'files-pri') return this.download(response, name, token);
    response.writeHead(404).end();
  }

  private async method(name: string, args: Json, token: Call['token']): Promise<Reply> {
    const { app } = this.world;
    const answer = await this.answer(name, args, token);
    if (answer.ok) announce(this.world, app.botUserId, name, args, answer);
    const scopes = (app.scopes ?? everyScope).join(',');
    return { status: 200, body: answer, headers: token === 'bot' ? { 'x-oauth-scopes': scopes } : {} };
  }

  private async answer(name: string, args: Json, token: Call['token']): Promise<Answer> {
    const method = methods[name];
    // Slack answers 200, whatever is wrong with the call.
    if (method === undefined) return refuse('unknown_method', { req_method: name });
    if (name === 'api.test') return method(args, this.world);
    if (token === 'none') return refuse('not_authed');
    if (token === 'unknown') return refuse('invalid_auth');
    if ((name === 'apps.connections.open') !== (token === 'app')) return refuse('not_allowed_token_type');
    return (await missingScope(this.world, name, args)) ?? method(args, this.world);
  }

  private async upload(request: IncomingMessage, id: string, body: Buffer): Promise<Reply> {
    const headers = { 'content-type': request.headers['content-type'] ?? 'application/octet-stream' };
    const answer = await this.world.emulator.post(`/upload/v1/${id}`, body, headers);
    return { status: answer.status, body: answer.status === 200 ? `OK - ${body.length}` : answer.body.toString() };
  }

  private async download(response: ServerResponse, fileId: string, token: Call['token']): Promise<void> {
    const content = token === 'bot' ? await this.world.emulator.file(this.world.app.botUserId, fileId) : undefined;
    response.writeHead(content === undefined ? 404 : 200).end(content);
  }

  private tokenOf(request: IncomingMessage): Call['token'] {
    const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token === undefined) return 'none';
    if (token === this.world.app.botToken) return 'bot';
    return token === this.world.app.appToken ? 'app' : 'unknown';
  }
}

/** A fault of this Slack or of a test's own hook, not one that was asked for: said aloud to whoever called. */
function broken(response: ServerResponse, error: unknown): void {
  if (!response.headersSent) response.writeHead(500);
  response.end(`The local Slack broke: ${error instanceof Error ? error.stack : String(error)}`);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
