import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to PostgreSQL that can be cut at a word. */
export interface Wire {
  readonly url: string;
  /** Cuts every connection as soon as this was sent to PostgreSQL, before its answer comes through; once. */
  cutAfter(words: string): void;
  /** From now on PostgreSQL seems to say the one where it says the other, which is as long. */
  rewrite(from: string, to: string): void;
  close(): Promise<void>;
}

/** `port`: where it listens; any that is free. */
export async function openWire(url: string, port: number = 0): Promise<Wire> {
  const { hostname, port: there } = new URL(url);
  const ends = new Set<Socket>();
  let at: string | undefined;
  let said: readonly [string, string] | undefined;
  const server = createServer((near) => {
    const far = connect(Number(there), hostname);
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
    far.on('data', (data) => (isDeaf ? near.destroy() : near.write(otherwise(data))));
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);

  return {
    url: through.href,
    cutAfter(words) {
      at = words;
    },
    rewrite(from, to) {
      said = [from, to];
    },
    async close() {
      for (const end of ends) end.destroy();
      server.close();
      await once(server, 'close');
    },
  };

  function otherwise(data: Buffer): Buffer {
    if (!said) return data;
    const [from, to] = said;
    return Buffer.from(data.toString('latin1').replaceAll(from, to), 'latin1');
  }
}
