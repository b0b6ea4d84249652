import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { whileBotsEnd } from './replicas/run.ts';

beforeAll(() => {
  execFileSync(resolve(__dirname, '../../bin/build'), { timeout: 60_000 });
}, 60_000);

const few = { replicas: 3, people: 3, lasts: 6000 };

test('three bots on one PostgreSQL without a Redis, killed in turn while PostgreSQL restarts: nothing is lost or doubled', async () => {
  const plan = { ...few, queue: 'postgres', endEvery: 2000, how: 'killed', restartAt: 3000 } as const;
  const { wrong, deaths, taken } = await whileBotsEnd(plan);

  expect(wrong).toEqual([]);
  expect([deaths > 0, taken > 10]).toEqual([true, true]);
}, 90_000);

test('restarted one after the other, nobody who types is turned away', async () => {
  const { wrong, turnedAway, taken } = await whileBotsEnd({ ...few, queue: 'redis', endEvery: 500, how: 'rolled' });

  expect([wrong, turnedAway]).toEqual([[], 0]);
  expect(taken).toBeGreaterThan(10);
}, 90_000);

test('the same where each has sockets of its own: what nobody can acknowledge is typed again', async () => {
  const plan = { ...few, queue: 'postgres', overSocket: true, endEvery: 500, how: 'rolled' } as const;
  const { wrong, taken } = await whileBotsEnd(plan);

  expect(wrong).toEqual([]);
  expect(taken).toBeGreaterThan(10);
}, 90_000);
