import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Stands in for a PostgreSQL that lets nobody in, and says so with a code. */
export async function openRefusing(code: string, message: string) {
  const ends = new Set<Socket>();
  const server = createServer((end) => {
    ends.add(end);
    end.on('error', () => {});
    end.once('data', () => end.end(refusal(code, message)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async close() {
      for (const end of ends) end.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** ErrorResponse: postgresql.org, message formats. */
function refusal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
