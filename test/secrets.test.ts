import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Fault } from '../src/sandbox/fault.ts';
import { type LocalSlack, openLocalSlack } from '../src/sandbox/local-slack.ts';
import { type Child, endAll, newFolder, startChild, until } from './child.ts';

const password = 'canary-of-redis-0123456789';

let slack: LocalSlack;
let redis: Server;
let redisUrl: string;
const folder = newFolder();
const dataDir = join(folder, 'data');
const ran: Child[] = [];

beforeAll(async () => {
  slack = await openLocalSlack();
  // It takes no password, and says in its refusal which one it was given.
  redis = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      // A refusal for each command: redis.io, protocol.
      for (const _ of bytes.toString().matchAll(/\*\d+\r\n/gu)) {
        socket.write(`-WRONGPASS ${password} is no password here\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => redis.listen(0, '127.0.0.1', resolve));
  redisUrl = `redis://sitrep:${password}@127.0.0.1:${(redis.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await endAll();
  await slack.close();
  redis.close();
});

function run(args: string[], env: Record<string, string> = {}): Child {
  const all = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    REDIS_URL: process.env['TEST_REDIS_URL'] as string,
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'debug',
  };
  const child = startChild({ ...all, ...env }, args, folder);
  ran.push(child);
  return child;
}

async function bot(env: Record<string, string> = {}) {
  const child = run(['main.js'], env);
  const { port } = await child.says('Sitrep is ready');
  slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
  return { child, url: `http://127.0.0.1:${port}` };
}

async function end(child: Child): Promise<void> {
  child.kill('SIGTERM');
  await child.ended;
}

/** What goes wrong at Slack, or before it; some who fail repeat what they were told. */
const faults: readonly Fault[] = [
  { kind: 'status', status: 500, body: 'Authorization: Bearer TOKEN' },
  { kind: 'status', status: 200, body: 'no JSON, TOKEN' },
  { kind: 'status', status: 200, body: '{"ok":false,"error":"TOKEN"}' },
  { kind: 'error', error: 'invalid_arguments', extra: { response_metadata: { messages: ['TOKEN'] }, needed: 'TOKEN' } },
  { kind: 'reset' },
  { kind: 'ratelimited', retryAfter: 1 },
];
const filled = (fault: Fault): Fault => JSON.parse(JSON.stringify(fault).replaceAll('TOKEN', slack.botToken));

/** All that a life with faults leaves behind: pages, answers. */
const seen: string[] = [];

test('a whole life with faults of Slack, of Redis and of whoever set it up is lived', async () => {
  const { child, url } = await bot();
  const met = new Set<Fault>();
  let calls = 0;
  slack.intercept = ({ method }, phase) => {
    // Without a channel there is not much of a life.
    if (phase !== 'before' || method === 'response_url' || method === 'conversations.create') return undefined;
    calls += 1;
    const fault = calls % 2 === 1 ? faults[Math.floor(calls / 2) % faults.length] : undefined;
    if (fault) met.add(fault);
    return fault && filled(fault);
  };
  const type = async (line: string) => {
    const { text } = await slack.person('dana').type(`/incident ${line}`, { in: 'general' });
    seen.push(text);
    return text;
  };
  await type('declare sev2 Checkout is down');
  for (const line of [
    'note the disk is full',
    'update we look',
    'lead @kofi',
    'action a disk',
    'note',
    'export json',
    'stats chart',
  ]) {
    await type(`#1 ${line}`);
  }
  await slack.until(() => met.size === faults.length, { ms: 20_000 });
  // More that waits for Slack at once than Node thinks is healthy; and a form that does not open.
  slack.intercept = ({ method }) => {
    if (method === 'conversations.history') return { kind: 'status', status: 500 };
    return method === 'views.open' ? { kind: 'reset' } : undefined;
  };
  const room = await slack.until(async () => (await slack.channels()).find(({ name }) => name.startsWith('inc-1')));
  const before = slack.calls('conversations.history').length;
  for (let n = 0; n < 12; n += 1) {
    const { ts } = await slack.person('dana').post(room.id, `message ${n}`);
    await slack.person('dana').react(room.id, ts, 'pushpin');
  }
  await type('#1 title');
  await slack.until(() => slack.calls('views.open').some(({ fault }) => fault?.kind === 'reset'));
  await slack.until(() => slack.calls('conversations.history').length >= before + 12);
  slack.intercept = ({ method }) => (method === 'auth.test' ? undefined : { kind: 'error', error: 'invalid_auth' });
  await type('#1 note');
  await type('#1 resolve it is back');
  await slack.until(() => slack.calls().some(({ answer }) => answer?.error === 'invalid_auth'), { ms: 20_000 });
  slack.intercept = undefined;
  for (const path of ['/healthz', '/readyz', '/metrics', '/nothing']) seen.push(await (await fetch(url + path)).text());
  await end(child);

  const wrong = await bot({ REDIS_URL: redisUrl, SLACK_BOT_TOKEN: 'xoxb-canary-of-nobody-0123456789' });
  await wrong.child.says('Redis is away');
  await until(() => slack.calls('auth.test').some(({ token }) => token === 'unknown'));
  seen.push(await (await fetch(`${wrong.url}/readyz`)).text());
  await end(wrong.child);

  await run(['cli/sitrep.js', 'doctor']).ended;
  await run(['cli/sitrep.js', 'doctor'], { REDIS_URL: redisUrl, SLACK_BOT_TOKEN: 'xoxb-canary-of-nobody-0123456789' })
    .ended;
  await run(['cli/sitrep.js', 'export', '--all']).ended;
  const muddled = {
    SLACK_BOT_TOKEN: slack.appToken,
    SLACK_APP_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.botToken,
  };
  await run(['main.js'], {
    ...muddled,
    REDIS_URL: `http://:${password}@x`,
    DATABASE_URL: `postgres://u:${password}@x/y`,
  }).ended;
  expect(ran).toHaveLength(6);
}, 60_000);

const secrets = () => [slack.botToken, slack.appToken, slack.signingSecret, password, 'canary-of-nobody'];
const secretsIn = (what: string, bytes: string) =>
  secrets()
    .filter((secret) => bytes.includes(secret))
    .map((secret) => `${secret} in ${what}`);

test('all that the bot says stands in its log, a line of JSON each, and nothing beside it', () => {
  const bots = ran.filter((child) => child.stdout().startsWith('{')).slice(0, 2);
  expect(bots.map((child) => child.stderr())).toEqual(['', '']);
  for (const child of bots) expect(() => child.log()).not.toThrow();
});

test('no secret is in any line that was printed, on any page or in any answer', () => {
  expect(ran.map((child) => child.stdout()).join('').length).toBeGreaterThan(2000);
  expect(ran.flatMap((child, n) => secretsIn(`run ${n}`, child.stdout() + child.stderr()))).toEqual([]);
  expect(seen.flatMap((text) => secretsIn(text, text))).toEqual([]);
});

test('nor in the database, an export or any other file; and nobody else may read those', () => {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['sitrep.db', 'incident-1.json']));
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    expect(secretsIn(name, readFileSync(path, 'latin1'))).toEqual([]);
    expect([name, statSync(path).mode & 0o077]).toEqual([name, 0]);
  }
});

test('nor in Redis', async () => {
  const client = new Redis(process.env['TEST_REDIS_URL'] as string);
  try {
    const keys = await client.keys('*');
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      const held = (await client.dumpBuffer(key))?.toString('latin1') ?? '';
      expect(secretsIn(key, key + held)).toEqual([]);
    }
  } finally {
    client.disconnect();
  }
});

test('nor in any message to Slack', () => {
  const sent = slack.calls().map(({ method, args }) => ({ method, args: JSON.stringify(args) }));
  expect(sent.flatMap(({ method, args }) => secretsIn(method, args))).toEqual([]);
});
