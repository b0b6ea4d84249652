import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

test('nothing is to be done', async () => {
  expect(await talk.type('/incident list actions')).toBe('✅ Nothing is to be done: no action is open.');
});

test('every open action that whoever asks may see, the soonest first, without drills', async () => {
  await talk.declare('sev2 Checkout is down');
  await talk.type('/incident #1 action buy <b>a disk</b>');
  await talk.type('/incident #1 action call the vendor @kofi by Saturday');
  await talk.type('/incident #1 action check the logs');
  await talk.type('/incident #1 action done 5');
  await talk.declare('sev3 Fire drill test');
  await talk.type('/incident #2 action leave the house');
  await talk.type('/incident declare sev1 Data leak private', { as: 'mei' });
  await talk.type('/incident #3 action call the lawyers', { as: 'mei' });
  await talk.type('/incident #1 resolve');
  talk.setClock('2026-11-22T12:00:00Z');

  const answer = await talk.type('/incident list actions');
  expect(answer.split('\n')).toEqual([
    '✅ 2 actions to be done:',
    expect.stringMatching(/^• Action 4 of #1 “call the vendor” · kofi · ⚠️ was due Sat, Nov 21, 2026$/u),
    '• Action 3 of #1 “buy &lt;b&gt;a disk&lt;/b&gt;” · nobody yet · without a date',
  ]);
  expect(await talk.type('/incident list open actions', { as: 'mei' })).toContain('call the lawyers');
});
