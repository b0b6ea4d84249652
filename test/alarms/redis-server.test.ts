import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { type ManagedRedis, type RedisLog, startRedis } from '../../src/alarms/redis-server.ts';

const ROOT = resolve(__dirname, '../..');

let folder: string;
let endings: (() => unknown)[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redis-test-'));
  endings = [];
});

afterEach(async () => {
  for (const end of endings.reverse()) await end();
  rmSync(folder, { recursive: true, force: true });
});

test('answers on its socket', async () => {
  const redis = await start();

  expect(await client(redis.url).ping()).toBe('PONG');
});

test('keeps nothing on disk, evicts nothing, ticks 100 times a second and listens on no port', async () => {
  const { url } = await start();
  const redis = client(url);
  const setting = async (name: string) => ((await redis.config('GET', name)) as string[])[1];

  expect(await setting('save')).toBe('');
  expect(await setting('appendonly')).toBe('no');
  expect(await setting('maxmemory-policy')).toBe('noeviction');
  expect(await setting('hz')).toBe('100');
  expect(await setting('port')).toBe('0');
});

test('lets nobody but its user reach the socket', async () => {
  const redis = await start();

  expect(await client(redis.url).config('GET', 'unixsocketperm')).toEqual(['unixsocketperm', '700']);
});

test('comes back on the same socket when it dies, and says so once', async () => {
  const said: string[] = [];
  const back = new EventEmitter();
  const redis = await start({
    info: (message) => {
      said.push(message);
      back.emit('back');
    },
    warn: (message) => void said.push(message),
    error: (message) => void said.push(message),
  });
  const first = redis.pid();

  const wait = once(back, 'back');
  process.kill(Number(first), 'SIGKILL');
  await wait;

  expect(said).toEqual(['redis-server ended by itself; starting it again', 'redis-server is back']);
  expect(redis.pid()).not.toBe(first);
  expect(await client(redis.url).ping()).toBe('PONG');
});

test('leaves nothing behind once stopped', async () => {
  const redis = await start();
  const guest = client(redis.url);
  await guest.ping();
  const gone = once(guest, 'close');

  await redis.stop();

  await gone;
  expect(redis.pid()).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test('stays down when stopped right after it died', async () => {
  const redis = await start();
  process.kill(Number(redis.pid()), 'SIGKILL');
  await redis.stop();

  expect(redis.pid()).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test('goes when its bot is killed with kill -9, and its folder with it', async () => {
  const { bot, url } = await startInAnotherProcess();
  const redis = client(url);
  expect(await redis.ping()).toBe('PONG');
  const gone = once(redis, 'close');

  bot.kill('SIGKILL');

  await gone;
  await until(() => !existsSync(dirname(url)));
});

test('outlives a Ctrl-C that its bot survives', async () => {
  const { bot, url } = await startInAnotherProcess();
  process.kill(-Number(bot.pid), 'SIGINT'); // as a terminal does: the whole process group
  await once(bot.stdout as NonNullable<ChildProcess['stdout']>, 'data');

  expect(await client(url).ping()).toBe('PONG');
});

test('is undefined where there is no redis-server', async () => {
  expect(await startRedis({ binary: 'no-such-redis-server', folder })).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test('fails with the reason when the program is there and will not run', async () => {
  await expect(startRedis({ binary: 'false', folder })).rejects.toThrow('redis-server did not start (exit code 1)');
});

test('finds a shorter place when the temp folder has too long a name for a socket', async () => {
  const deep = join(folder, 'x'.repeat(100));
  const redis = await startRedis({ folder: deep });
  endings.push(() => redis?.stop());

  expect(redis?.socketPath).toMatch(/^\/tmp\/sitrep-/);
});

async function start(log?: RedisLog): Promise<ManagedRedis> {
  const redis = await startRedis(log ? { folder, log } : { folder });
  if (!redis) throw new Error('redis-server is missing');
  endings.push(() => redis.stop());
  return redis;
}

function client(url: string): Redis {
  const redis = new Redis(url, { retryStrategy: () => null });
  // ioredis keeps a process alive for 2 s when told to leave a connection that is closed already.
  endings.push(() => redis.status === 'end' || redis.disconnect());
  return redis;
}

/** A bot that minds a Redis, says where, and answers Ctrl-C with a word instead of ending. */
async function startInAnotherProcess(): Promise<{ bot: ChildProcess; url: string }> {
  const program = `
    process.on('SIGINT', () => console.log('draining'));
    setInterval(() => {}, 1000);
    require('./src/alarms/redis-server.ts').startRedis({ folder: ${JSON.stringify(folder)} })
      .then((redis) => console.log(redis.url));`;
  const bot = spawn(process.execPath, ['-r', './test/jest/require-ts.cjs', '-e', program], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endings.push(() => bot.kill('SIGKILL'));
  const [url] = await once(bot.stdout, 'data');
  return { bot, url: String(url).trim() };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((next) => setTimeout(next, 5));
}
