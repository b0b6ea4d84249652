import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { carry } from '../../src/slack/carry.ts';
import { clientOptions } from '../../src/slack/client.ts';
import { selfSigned } from '../alarms/redis-servers.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Something that answers in Slack's place, at this address. */
async function answering(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
}

const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'text=é' };

test('an answer comes back whole, however its bytes are cut, with its status and its headers', async () => {
  const asked: Array<[string | undefined, string | undefined, string]> = [];
  const bytes = Buffer.from('{"ok":true,"text":"é"}');
  const url = await answering((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece) => {
      body += piece;
    });
    request.once('end', () => {
      asked.push([request.method, request.headers['content-type'], body]);
      response.writeHead(429, { 'Retry-After': '7', 'Set-Cookie': ['a=1', 'b=2'] });
      response.write(bytes.subarray(0, 19));
      setImmediate(() => response.end(bytes.subarray(19)));
    });
  });
  const answer = await carry(5000)(`${url}chat.postMessage`, form);

  expect(asked).toEqual([['POST', form.headers['content-type'], 'text=é']]);
  expect([answer.ok, answer.status, answer.statusText, answer.url]).toEqual([
    false,
    429,
    'Too Many Requests',
    `${url}chat.postMessage`,
  ]);
  expect(answer.headers.get('retry-after')).toBe('7');
  expect(answer.headers.get('Retry-After')).toBe('7');
  expect(answer.headers.get('x-oauth-scopes')).toBeNull();
  expect(Object.fromEntries(answer.headers.entries())).toMatchObject({ 'retry-after': '7', 'set-cookie': 'a=1,b=2' });
  expect(await answer.text()).toBe(bytes.toString());
  expect(await answer.json()).toEqual({ ok: true, text: 'é' });
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
});

test.each([
  ['nothing comes', () => {}],
  ['it begins and does not end', (response: Parameters<RequestListener>[1]) => response.write('{"ok":')],
])('where %s, nobody waits longer than they said', async (_, answer) => {
  const url = await answering((_request, response) => void answer(response));

  await expect(carry(50)(url, form)).rejects.toThrow();
});

test('an answer that breaks off is none', async () => {
  const url = await answering((_request, response) => {
    response.write('{"ok":true', () => response.destroy());
  });

  await expect(carry(5000)(url, form)).rejects.toThrow('aborted');
});

test('where nobody listens, it says so: nothing was done', async () => {
  const url = await answering(() => {});
  server?.close();
  await once(server as Server, 'close');

  await expect(carry(5000)(url, form)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('an address that sends elsewhere is not followed: the token goes nowhere else', async () => {
  const paths: Array<string | undefined> = [];
  const url = await answering((request, response) => {
    paths.push(request.url);
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  const answer = await carry(5000)(url, form);

  expect([answer.ok, answer.status]).toEqual([false, 302]);
  expect(paths).toEqual(['/api/']);
});

test('over HTTPS nobody answers in the place of Slack without a certificate that somebody vouches for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'carry-'));
  const { certificate, key } = selfSigned(folder);
  let asked = 0;
  const stranger = createSecureServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (_, response) => {
    asked += 1;
    response.end('{"ok":true}');
  }).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const { port } = stranger.address() as AddressInfo;

  await expect(carry(5000)(`https://localhost:${port}/api/`, form)).rejects.toMatchObject({
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
  expect(asked).toBe(0);
  stranger.close();
  rmSync(folder, { recursive: true });
});

test("Slack's client speaks by it: one connection for one call after another, with nothing left when they are answered", async () => {
  const sockets = new Set<Socket>();
  const tokens = new Set<string | undefined>();
  const url = await answering((request, response) => {
    sockets.add(request.socket);
    tokens.add(request.headers.authorization);
    request.resume().once('end', () => response.end('{"ok":true,"user_id":"U1"}'));
  });
  const client = new WebClient('xoxb-1', clientOptions(url));
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  for (let n = 0; n < 3; n++) expect((await client.auth.test()).user_id).toBe('U1');

  expect(sockets.size).toBe(1);
  expect([...tokens]).toEqual(['Bearer xoxb-1']);
  expect(timers()).toBe(before);
});
