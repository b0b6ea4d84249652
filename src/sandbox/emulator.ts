import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from 'emulate';
import type { Answer, Json } from './answer.ts';
import type { App, Team } from './identity.ts';

// `emulate` refuses a token after 5,000 calls an hour. Each user has this many tokens, used in turn.
const tokensEach = 40;

type Response = { status: number; body: Buffer };

/**
 * The workspace itself: the `emulate` package, in this process, reached over a private socket file.
 * A file and not a port: `emulate` cannot say which free port it got, and listens on every interface.
 */
export class Emulator {
  /** Whether there has ever been a private channel: nobody need be asked for theirs before. */
  hasPrivate = false;
  private readonly agent: Agent;
  private turn = 0;

  private readonly socketPath: string;
  private readonly stop: () => Promise<void>;

  private constructor(socketPath: string, stop: () => Promise<void>) {
    this.socketPath = socketPath;
    this.stop = stop;
    this.agent = new Agent({ keepAlive: true });
  }

  static async open(team: Team, app: App, users: readonly string[], channels: readonly string[]): Promise<Emulator> {
    const socketPath = freshSocketPath();
    const running = await createEmulator({
      service: 'slack',
      // Handed as it is to server.listen(), which takes a path as well.
      port: socketPath as unknown as number,
      baseUrl: team.url.replace(/\/$/, ''),
      seed: { slack: seed(team, app, users, channels) },
    });
    return new Emulator(socketPath, () => running.close());
  }

  /** Calls a Web API method as that user. */
  async call(userId: string, method: string, args: Json = {}): Promise<Answer> {
    this.turn += 1;
    this.hasPrivate ||= method === 'conversations.create' && String(args['is_private']) === 'true';
    const reply = await this.post(`/api/${method}`, Buffer.from(JSON.stringify(args)), {
      'content-type': 'application/json',
      authorization: `Bearer ${tokenOf(userId, this.turn % tokensEach)}`,
    });
    return JSON.parse(reply.body.toString()) as Answer;
  }

  /** Passes a request on as it is; used for the bytes of files. */
  post(path: string, body: Buffer, headers: Record<string, string>): Promise<Response> {
    return this.request('POST', path, body, headers);
  }

  /** The bytes of a finished upload that this user may read. */
  async file(userId: string, fileId: string): Promise<Buffer | undefined> {
    const headers = { authorization: `Bearer ${tokenOf(userId, 0)}` };
    const answer = await this.request('GET', `/files-pri/${fileId}/file`, Buffer.alloc(0), headers);
    return answer.status === 200 ? answer.body : undefined;
  }

  private request(method: string, path: string, body: Buffer, headers: Record<string, string>): Promise<Response> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { socketPath: this.socketPath, agent: this.agent, path, method, headers: { host: 'slack', ...headers } },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks) }));
          incoming.on('error', reject);
        },
      );
      outgoing.on('error', (error) => {
        // A connection that was kept is closed by the other side after 5 s; who takes it in that moment asks again.
        if (outgoing.reusedSocket) resolve(this.request(method, path, body, headers));
        else reject(error);
      });
      outgoing.end(body);
    });
  }

  async close(): Promise<void> {
    // Its close() waits for kept-alive connections: drop ours first.
    this.agent.destroy();
    await this.stop();
  }
}

function seed(team: Team, app: App, users: readonly string[], channels: readonly string[]): Json {
  return {
    team: { name: team.name, domain: team.domain },
    // Only the bot user of an app may have an id of our choice; so for `emulate` everybody is one.
    oauth_apps: [seat(app.id, app.botUserId, app.botId), ...users.map((id) => seat(`A${id}`, id, `B${id}`))],
    channels: channels.map((name) => ({ name })),
    tokens: [...users, app.botUserId].flatMap((id) =>
      Array.from({ length: tokensEach }, (_, n) => ({
        token: tokenOf(id, n),
        user_id: id,
        ...(id === app.botUserId ? { app_id: app.id, bot_id: app.botId, type: 'bot' } : {}),
      })),
    ),
  };
}

function seat(appId: string, userId: string, botId: string): Json {
  return {
    app_id: appId,
    client_id: appId,
    client_secret: '',
    name: userId.toLowerCase(),
    redirect_uris: [],
    bot_user_id: userId,
    bot_id: botId,
    bot_name: userId.toLowerCase(),
  };
}

function tokenOf(userId: string, n: number): string {
  return `inside-${userId}-${n}`;
}

function freshSocketPath(): string {
  const name = `slack-${process.pid}-${randomBytes(4).toString('hex')}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}
