import { expect, test } from '@jest/globals';
import { giveBack } from '../src/give-back.ts';
import { quiet } from './desk/record.ts';

test('what nobody holds any longer is given back', async () => {
  const held = { text: 'of the start' };
  const [left, kept] = [new WeakRef({ text: 'of the start' }), new WeakRef(held)];
  await giveBack(quiet);
  expect(left.deref()).toBeUndefined();
  expect(kept.deref()).toBe(held);
});
