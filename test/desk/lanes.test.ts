import { expect, test } from '@jest/globals';
import { createLanes } from '../../src/desk/lanes.ts';

/** Work that ends when it is told to. */
function work(name: string, log: string[]) {
  let end = () => {};
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    log.push(`${name} begins`);
    await promise;
    log.push(`${name} ends`);
  };
  return { run, end: () => end() };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

test('work of one key is done one after another, in the order it came', async () => {
  const lanes = createLanes();
  const log: string[] = [];
  const [first, second] = [work('first', log), work('second', log)];
  const both = [lanes.run('a', first.run), lanes.run('a', second.run)];

  second.end();
  await soon();
  expect(log).toEqual(['first begins']);
  first.end();
  await Promise.all(both);

  expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('work of different keys goes on side by side', async () => {
  const lanes = createLanes();
  const log: string[] = [];
  const slow = work('slow', log);
  const waiting = lanes.run('a', slow.run);

  await lanes.run('b', async () => log.push('other'));
  expect(log).toEqual(['slow begins', 'other']);

  slow.end();
  await waiting;
});

test('a failure reaches who asked, and holds nobody up', async () => {
  const lanes = createLanes();
  const failing = lanes.run('a', () => Promise.reject(new Error('disk full')));
  const next = lanes.run('a', async () => 'done');

  await expect(failing).rejects.toThrow('disk full');
  expect(await next).toBe('done');
});

test('idle when the last work of every lane has ended, also what came meanwhile', async () => {
  const lanes = createLanes();
  const log: string[] = [];
  void lanes.run('a', async () => {
    void lanes.run('b', async () => log.push('later'));
  });

  await lanes.idle();

  expect(log).toEqual(['later']);
});
