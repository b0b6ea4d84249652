import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Redis } from 'ioredis';
import { placeOf, type RedisPlace } from '../../src/alarms/place.ts';
import { openRedis, quietly } from '../../src/alarms/redis-client.ts';
import type { House } from '../house.ts';
import { RedisServers, selfSigned } from './redis-servers.ts';
import { degraded, expectRung, inHouse, jobOf, noSweep, prefixOf, promise, rings } from './reminders.ts';

let servers: RedisServers;
beforeEach(() => {
  servers = new RedisServers();
});
afterEach(() => servers.close());

test('over TLS, with a user, a password and a database, by a certificate that the address names', async () => {
  const { certificate, key } = selfSigned(servers.folder);
  const tls = ['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-auth-clients', 'no'];
  const people = ['--user', 'default', 'off', '--user', 'sitrep', 'on', '>p@ss/w', '~*', '&*', '+@all'];
  const account = { username: 'sitrep', password: 'p@ss/w', db: 3, tls: { ca: readFileSync(certificate) } };
  const port = await servers.start([...tls, ...people], account);
  const env = { REDIS_URL: `rediss://sitrep:p%40ss%2Fw@127.0.0.1:${port}/3?family=4&ssl_ca_certs=${certificate}` };
  await inHouse({ env, ...noSweep }, async (house) => {
    await isWell(house);
    const due = await promise(house, 'next 1s');
    const delayed = `${await prefixOf(house)}:alarms:delayed`;
    const client = servers.client(port, account);
    await house.slack.until(async () => (await client.zscore(delayed, jobOf(due))) !== null);
    await rings(house, 1);

    await expectRung(house, [due]);
  });
});

test('a certificate that nobody vouches for is not taken, unless the address says so', async () => {
  const { certificate, key } = selfSigned(servers.folder);
  const tls = ['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-auth-clients', 'no'];
  const port = await servers.start(tls, { tls: { ca: readFileSync(certificate) } });
  const REDIS_URL = `rediss://localhost:${port}`;
  const lines: [string, object?][] = [];
  const write = (...line: [string, object?]) => void lines.push(line);
  await inHouse({ env: { REDIS_URL }, log: { info: write, warn: write, error: write } }, async (house) => {
    const away = ([line]: [string, object?]) => line.startsWith('Redis is away');
    await house.slack.until(() => lines.some(away));
    expect(lines.find(away)?.[1]).toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
  });
  await inHouse({ env: { REDIS_URL: `${REDIS_URL}?ssl_cert_reqs=none` } }, async (house) => void (await isWell(house)));
});

test('whoever takes leave while a certificate is refused leaves no fault behind', async () => {
  const { certificate, key } = selfSigned(servers.folder);
  const tls = ['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-auth-clients', 'no'];
  const port = await servers.start(tls, { tls: { ca: readFileSync(certificate) } });
  const place = placeOf(`rediss://localhost:${port}`) as RedisPlace;
  let refused = 0;
  // Jest fails a test in which something fails that nobody caught. One in seven of these would.
  for (let n = 0; n < 60; n++) {
    const client = quietly(openRedis(place, { retryStrategy: () => 1, maxRetriesPerRequest: null }));
    client.on('error', () => {
      refused += 1;
    });
    await sleep(n % 12);
    client.disconnect();
    const { stream } = client as Redis;
    if (stream && !stream.closed) await new Promise((resolve) => stream.once('close', resolve));
  }

  expect(refused).toBeGreaterThan(0);
});

test('sentinels say who is master, and after a failover the alarms go on ringing', async () => {
  const guarded = ['--requirepass', 'geheim', '--masterauth', 'geheim', '--repl-diskless-sync-delay', '0'];
  const account = { password: 'geheim' };
  const master = await servers.start(guarded, account);
  const replica = await servers.start([...guarded, '--replicaof', '127.0.0.1', `${master}`], account);
  const copy = servers.client(replica, account);
  const sentinel = await servers.startSentinel('mymaster', master);
  const watch = servers.client(sentinel);
  await watch.call('SENTINEL', 'SET', 'mymaster', 'auth-pass', 'geheim');
  const env = { REDIS_URL: `redis+sentinel://:geheim@127.0.0.1:1,127.0.0.1:${sentinel}/mymaster/0` };
  await inHouse({ env, ...noSweep }, async (house) => {
    await isWell(house);
    const knows = async () => ((await watch.call('SENTINEL', 'REPLICAS', 'mymaster')) as unknown[]).length === 1;
    await house.slack.until(knows);
    const first = await promise(house, 'next 1s');
    await house.slack.until(
      async () => (await copy.zscore(`${await prefixOf(house)}:alarms:delayed`, jobOf(first))) !== null,
    );
    await servers.kill(master);
    await rings(house, 1);
    await house.slack.until(async () => (await copy.info('replication')).includes('role:master'));
    await isWell(house);
    const second = await promise(house, 'next 1s');
    await rings(house, 2);

    await expectRung(house, [first, second]);
  });
});

test('a cluster has all keys of the queue on one of its nodes', async () => {
  const start = () => servers.start(['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000']);
  const ports = await Promise.all([start(), start(), start()]);
  const nodes = ports.map((port) => `127.0.0.1:${port}`);
  execFileSync('redis-cli', ['--cluster', 'create', ...nodes, '--cluster-yes'], { stdio: 'ignore' });
  const clients = ports.map((port) => servers.client(port));
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const env = { REDIS_URL: `redis+cluster://${nodes[0]},${nodes[1]}` };
  await inHouse({ env, ...noSweep, log: { info: write, warn: write, error: write } }, async (house) => {
    await isWell(house);
    const due = await promise(house, 'next 1s');
    await rings(house, 1);

    await expectRung(house, [due]);
    const held = await Promise.all(clients.map((client) => client.keys('*')));
    expect(held.filter((keys) => keys.length > 0)).toEqual([
      expect.arrayContaining([`{${await prefixOf(house)}}:armed`, `{${await prefixOf(house)}}:alarms:meta`]),
    ]);
  });
  expect(lines.filter((line) => line.includes('Redis'))).toEqual([]);
});

const isWell = (house: House) => house.slack.until(async () => (await degraded(house)).length === 0, { ms: 8000 });
