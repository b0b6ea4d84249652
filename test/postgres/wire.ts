import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to PostgreSQL that can be cut at a word. */
export interface Wire {
  readonly url: string;
  /** Cuts every connection as soon as this was sent to PostgreSQL, before its answer comes through; once. */
  cutAfter(words: string): void;
  close(): Promise<void>;
}

export async function openWire(url: string): Promise<Wire> {
  const { hostname, port } = new URL(url);
  const ends = new Set<Socket>();
  let at: string | undefined;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    let isDeaf = false;
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => {});
      end.on('close', () => {
        ends.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (data) => {
      far.write(data);
      if (at === undefined || !data.includes(at)) return;
      at = undefined;
      isDeaf = true;
    });
    // PostgreSQL has answered: what was sent is done. Nobody hears it.
    far.on('data', (data) => (isDeaf ? near.destroy() : near.write(data)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);

  return {
    url: through.href,
    cutAfter(words) {
      at = words;
    },
    async close() {
      for (const end of ends) end.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
