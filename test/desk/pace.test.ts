import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, jest, test } from '@jest/globals';
import { createPace } from '../../src/desk/pace.ts';
import { createRightOfWay } from '../../src/desk/right-of-way.ts';

afterEach(() => void jest.useRealTimers());

const anHour = 3_600_000;

/** Whether something resolves without waiting. */
async function isAtOnce(work: Promise<void>): Promise<boolean> {
  let done = false;
  void work.then(() => {
    done = true;
  });
  for (let n = 0; n < 3; n++) await turn();
  return done;
}

test('the first few go through at once, the next one waits, and another thing has its own pace', async () => {
  const pace = createPace({ atOnce: 3, every: anHour });
  for (let n = 0; n < 3; n++) expect(await isAtOnce(pace.turn('card'))).toBe(true);
  const fourth = pace.turn('card');

  expect(await isAtOnce(fourth)).toBe(false);
  expect(await isAtOnce(pace.turn('topic'))).toBe(true);
  pace.stop();
  await fourth;
});

test('who gives way goes on when the last answer is given, also when it is a fault', async () => {
  const way = createRightOfWay();
  expect(await isAtOnce(way.give())).toBe(true);
  let fail: (error: Error) => void = () => {};
  const answer = way.take(new Promise<void>((_, reject) => (fail = reject)));
  const other = way.give();

  expect(await isAtOnce(other)).toBe(false);
  fail(new Error('no'));
  await expect(answer).rejects.toThrow('no');
  await other;
});

test('an answer has a moment to get out before anything is begun', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
  const way = createRightOfWay();
  await way.take(Promise.resolve());
  const other = way.give();

  expect(await isAtOnce(other)).toBe(false);
  jest.advanceTimersByTime(5);
  expect(await isAtOnce(other)).toBe(true);
});

test('who gives way does not do so for ever', async () => {
  const way = createRightOfWay();
  void way.take(new Promise<void>(() => {}));

  await way.give();
});

test('who types while much is told is answered between two pieces of it', async () => {
  const way = createRightOfWay();
  const heard: string[] = [];
  let answer = () => {};
  const type = () => void way.take(new Promise<void>((resolve) => (answer = resolve)));
  const tell = async (what: string) => {
    await way.give();
    heard.push(what);
    if (what === 'one') setImmediate(type);
    for (const end = performance.now() + 2; performance.now() < end; );
  };
  const told = ['one', 'two'].map(tell);
  await told[0];
  for (let n = 0; n < 3; n++) await turn();

  expect(heard).toEqual(['one']);
  answer();
  await told[1];
  expect(heard).toEqual(['one', 'two']);
});
