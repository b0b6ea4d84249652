import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formOf } from '../actions/opened.ts';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
/** Three incidents, so that a number may be one of theirs; the talk is in the first one's channel. */
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await here('note first words');
  await here('action buy a disk');
  await here('promise We call every shop');
  await here('promise We write to every shop');
  for (const title of ['Search is slow', 'Mail is slow', 'Push is slow']) {
    const { channel: other } = await talk.declare(`sev3 ${title}`);
    await talk.type(`/incident note words of ${title}`, { in: other });
  }
});
afterAll(() => talk.close());

const here = (words: string): Promise<string> => talk.type(`/incident ${words}`, { in: channel });

describe("in an incident's channel", () => {
  test.each([
    ['amend #3 other words', '✅ #1 entry 3 is put right as entry 7: “other words”'],
    ['amend #3: 4 hosts were down', '✅ #1 entry 3 is put right as entry 8: “4 hosts were down”'],
    ['amend #3 at 12:30', '✅ #1 entry 3 is put right as entry 9'],
    ['amend #2 x', 'Entry 2 of #1 says what happened, and stays as it is.'],
    ['promise kept #2', '✅ #1 promise 2 is kept'],
    ['promise done #1', '✅ #1 promise 1 is kept'],
    ['promise #1 done', 'Say which promise, by its number.'],
    ['action #4 done', 'Say which action, by its number.'],
    ['action done #4', '✅ #1 done: action 4'],
    ['retract #3 a slip', '✅ #1 entry 3 is taken back'],
  ])('“%s” is about that entry, promise or action', async (line, answer) => {
    expect(await here(line)).toContain(answer);
  });

  test.each([
    ['#2 amend 3 other words', '✅ #2 entry 3 is put right'],
    ['#2 amend #3 more words', '✅ #2 entry 3 is put right'],
    ['amend #2 #3 even more words', '✅ #2 entry 3 is put right'],
    ['amend #inc-3-mail-is-slow 3 other words', '✅ #3 entry 3 is put right'],
    ['retract #2 #3 a slip', '✅ #2 entry 3 is taken back'],
    ['note #4 from afar', '✅ #4 noted'],
  ])('“%s” is about another incident', async (line, answer) => {
    expect(await here(line)).toContain(answer);
  });

  test('“amend #4” alone opens the form with entry 4', async () => {
    const { view } = await formOf(talk, 'amend #4', { in: channel });
    expect(view['private_metadata']).toMatch(/^\{"incident":1,"version":\d+,"entry":4\}$/u);
  });
});

test('elsewhere the first number is the incident, as for every verb', async () => {
  expect(await talk.type('/incident amend #4 3 other words')).toContain('✅ #4 entry 3 is put right');
  expect(await talk.type('/incident amend 3 other words')).toContain('There is no incident in this channel.');
  expect(await talk.type('/incident help')).toContain("in an incident's channel `#3` is its entry 3");
});
