import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Which of the free connections is handed out. */
type Which = 'last' | 'longest' | 'any';

/** One of the pooler's own to PostgreSQL, that is past its greeting. */
interface Far {
  readonly socket: Socket;
  /** All that PostgreSQL said first. */
  readonly greeting: Buffer;
  near: Socket | undefined;
}

const terminate = 'X'.charCodeAt(0);
const readyForQuery = 'Z'.charCodeAt(0);
const idle = 'I'.charCodeAt(0);

/** Stands in for a pooler that gives each transaction, of whichever client, any of a few connections. */
export async function openPooler(url: string, { size, which }: { readonly size: number; readonly which: Which }) {
  const { hostname, port: there } = new URL(url);
  const free: Far[] = [];
  const all: Far[] = [];
  const nears = new Set<Socket>();
  const waiting: Array<(far: Far) => void> = [];

  const server = createServer((near) => {
    nears.add(near);
    near.on('error', () => {});
    let mine: Far | undefined;
    let turn = Promise.resolve();
    near.once('data', (startup) => {
      turn = greet(near, startup);
      near.on('data', (data) => {
        turn = turn.then(async () => {
          if (data[0] === terminate) return void near.end();
          if (mine?.near !== near) mine = await take(near);
          mine.socket.write(data);
        });
      });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);

  return {
    url: through.href,
    async close() {
      for (const { socket } of all) socket.destroy();
      for (const near of nears) near.destroy();
      server.close();
      await once(server, 'close');
    },
  };

  async function greet(near: Socket, startup: Buffer): Promise<void> {
    // Opened as whoever comes first; all of a test are the same.
    while (all.length < size) {
      const far = await openFar(startup);
      all.push(far);
      free.push(far);
    }
    near.write(all[0]?.greeting ?? Buffer.of());
  }

  async function openFar(startup: Buffer): Promise<Far> {
    const socket = connect(Number(there), hostname);
    socket.on('error', () => {});
    socket.write(startup);
    let greeting = Buffer.of();
    while (!isIdle(greeting)) greeting = Buffer.concat([greeting, (await once(socket, 'data'))[0] as Buffer]);
    const far: Far = { socket, greeting, near: undefined };
    let said = Buffer.of();
    socket.on('data', (data: Buffer) => {
      far.near?.write(data);
      said = Buffer.concat([said, data]);
      if (!isWhole(said)) return;
      if (isIdle(said)) giveBack(far);
      said = Buffer.of();
    });
    return far;
  }

  async function take(near: Socket): Promise<Far> {
    const place =
      which === 'longest' ? 0 : which === 'last' ? free.length - 1 : Math.floor(Math.random() * free.length);
    const far = free.splice(place, 1)[0] ?? (await new Promise<Far>((resolve) => waiting.push(resolve)));
    far.near = near;
    return far;
  }

  function giveBack(far: Far): void {
    far.near = undefined;
    const next = waiting.shift();
    if (next) next(far);
    else free.push(far);
  }
}

/** The last whole message of an answer: its type, and the first byte of what it holds. postgresql.org, message formats. */
function lastOf(answer: Buffer): { readonly type: number; readonly first: number } | undefined {
  let last: { type: number; first: number } | undefined;
  for (let at = 0; at < answer.length; ) {
    if (at + 5 > answer.length) return undefined;
    const end = at + 1 + answer.readInt32BE(at + 1);
    if (end > answer.length) return undefined;
    last = { type: answer[at] ?? 0, first: answer[at + 5] ?? 0 };
    at = end;
  }
  return last;
}

const isWhole = (answer: Buffer): boolean => lastOf(answer)?.type === readyForQuery;
const isIdle = (answer: Buffer): boolean => isWhole(answer) && lastOf(answer)?.first === idle;
