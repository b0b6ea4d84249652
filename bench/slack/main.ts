import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerTo } from './answers.ts';
import { type Args, type Mood, well } from './method.ts';
import { createSeen } from './seen.ts';

/**
 * A Slack that costs next to nothing, in a process of its own: what is measured beside it is the bot. It checks nothing
 * and forgets nothing; it behaves as it is told, and says what came to it when it is asked.
 */
const seen = createSeen();
let mood: Mood = well;
let calls = 0;

const server = createServer((request, response) => void take(request, response));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));

process.on('message', (asked: Mood | 'all') => {
  if (asked === 'all') return void process.send?.(seen.all());
  mood = asked;
  process.send?.({ mood });
});
process.on('disconnect', () => process.exit());

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const at = Date.now();
  let body = '';
  for await (const piece of request.setEncoding('utf8')) body += piece;
  if (mood.hangs) return;
  calls += 1;
  const how = failing(calls);
  if (mood.latency > 0) await sleep(mood.latency);
  if (how === 'undone') return void response.writeHead(500).end();
  if (how === 'limited') return void response.writeHead(429, { 'retry-after': '1' }).end();
  const name = request.url?.split('/').at(-1) ?? '';
  seen.called(name);
  const answer = answerTo(name, argsOf(body), seen, at);
  if (how === 'unanswered') return void request.socket.destroy();
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

/** Evenly: of a hundred calls as many as are to fail. */
function failing(call: number): 'undone' | 'unanswered' | 'limited' | undefined {
  const share = mood.failing / 100;
  const before = Math.floor((call - 1) * share);
  if (Math.floor(call * share) === before) return undefined;
  return (['undone', 'unanswered', 'limited'] as const)[before % 3];
}

function argsOf(body: string): Args {
  return body.startsWith('{') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
}
