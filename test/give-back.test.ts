import { expect, test } from '@jest/globals';
import { giveBack, keepMemorySmall } from '../src/give-back.ts';
import { quiet } from './desk/record.ts';

test('what nobody holds any longer is given back', async () => {
  const held = { text: 'of the start' };
  const [left, kept] = [new WeakRef({ text: 'of the start' }), new WeakRef(held)];
  await giveBack(quiet);
  expect(left.deref()).toBeUndefined();
  expect(kept.deref()).toBe(held);
});

test('it is given back as soon as it is calm: while people type, nobody waits for that', async () => {
  let given = 0;
  let busy: NodeJS.Timeout | undefined;
  const wasBusy = new Promise<void>((resolve) => {
    let turns = 0;
    busy = setInterval(() => {
      for (const end = performance.now() + 20; performance.now() < end; );
      turns += 1;
      if (turns === 15) resolve();
    }, 1);
  });
  const calm = new Promise<void>((resolve) => {
    const give = async () => {
      given += 1;
      resolve();
      return Number.POSITIVE_INFINITY;
    };
    void keepMemorySmall(quiet, { untilRest: 1, look: 50, every: 3_600_000 }, give);
  });
  await wasBusy;

  expect(given).toBe(0);
  clearInterval(busy);
  await calm;
});
