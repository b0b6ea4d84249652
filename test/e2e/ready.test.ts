import { afterEach, expect, test } from '@jest/globals';
import type { Log } from '../../src/desk/ports.ts';
import { type House, openHouse } from '../house.ts';
import { isOnPostgres } from '../postgres/database.ts';
import { settled } from './settled.ts';
import { type } from './typing.ts';

let house: House;
let lines: string[] = [];
afterEach(() => house.close());

const write = (message: string) => void lines.push(message);
const log: Log = { info: write, warn: write, error: write };

async function open(options: Parameters<typeof openHouse>[0] = {}): Promise<void> {
  lines = [];
  house = await openHouse({ log, sweepEvery: 50, ...options });
}
async function readyz() {
  const answer = await fetch(`${house.url}/readyz`);
  const body = (await answer.json()) as { ready: boolean; because?: string; degraded: string[] };
  return { status: answer.status, ...body };
}
const healthz = async () => (await fetch(`${house.url}/healthz`)).status;

test('all is well', async () => {
  await open();
  await house.slack.until(async () => (await readyz()).degraded.length === 0);
  expect(await readyz()).toEqual({ status: 200, ready: true, degraded: [] });
});

test('without Redis it is ready, and says what that means', async () => {
  await open({ env: { REDIS_URL: 'redis://127.0.0.1:1' } });
  expect(await readyz()).toMatchObject({ status: 200, degraded: ['Redis is away: alarms may ring a second late'] });
});

test('a disk that is nearly full is said, in the log once', async () => {
  await open({ leastFree: Number.POSITIVE_INFINITY });
  const words = /^\d+ MB are free on the disk of DATA_DIR: make room before it is full$/u;
  expect(await readyz()).toMatchObject({
    status: 200,
    degraded: expect.arrayContaining([expect.stringMatching(words)]),
  });
  await readyz();
  expect(lines.filter((line) => words.test(line))).toHaveLength(1);
});

test('while it stops it is alive, and not ready', async () => {
  await open();
  await type(house, 'declare Checkout is down');
  await settled(house);
  house.slack.intercept = (_, phase) => (phase === 'before' ? { kind: 'hang' } : undefined);
  const { length } = house.slack.calls();
  await type(house, '#1 update that hangs');
  await house.slack.until(() => house.slack.calls().length > length);
  const again = house.restart();
  expect(await readyz()).toEqual({ status: 503, ready: false, because: 'stopping', degraded: [] });
  expect(await healthz()).toBe(200);
  const { status } = await house.slack.person('dana').type('/incident #1 update too late', { in: 'general' });
  // Until a balancer has seen it, one of several on a PostgreSQL serves whoever comes.
  expect(status).toBe(isOnPostgres() ? 200 : 503);
  // What hangs goes on hanging; what comes after it, also at the end of this, does not.
  house.slack.intercept = undefined;
  await again;
  expect((await readyz()).ready).toBe(true);
});
