import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between Slack and the bot and keeps what Slack sends: honest requests, to begin from. */
export async function openRecorder(to: string) {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    bodies.push(body);
    const { 'content-length': _, host: __, connection: ___, ...headers } = request.headers;
    const answer = await fetch(to, { method: 'POST', headers: headers as Record<string, string>, body });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    bodies,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
