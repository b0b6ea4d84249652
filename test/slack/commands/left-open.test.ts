import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

test('whoever resolves it hears what is still hit, as far as the record says', async () => {
  const { channel } = await talk.declare('sev2 Checkout is down');
  await talk.type('/incident impact Checkout full from 11:50 UTC', { in: channel });
  await talk.type('/incident impact Search minor from 11:50 UTC to 11:55 UTC', { in: channel });
  await talk.type('/incident impact Mails none', { in: channel });
  const answer = await talk.type('/incident resolve', { in: channel });
  expect(answer).toContain('Checkout has no end yet: `/incident #1 impact Checkout full to &lt;time&gt;`');
  expect(answer).not.toMatch(/Search|Mails/u);
});

test('an incident that is not there is offered to nobody a second time', async () => {
  await talk.declare('sev3 Search is slow');
  const { text } = await talk.hear('/incident brief #99');
  expect(text).toBe('There is no incident #99.\n`/incident #2 brief`');
});

test('what a postmortem does not take is said', async () => {
  const { text } = await talk.hear('/incident #1 postmortem rewrite');
  expect(text).toContain('“rewrite” is none of that.\n`/incident #1 postmortem`\n');
});

test.each(['root cause:', 'lesson: ', 'impact:'])('a note “%s” says nothing', async (words) => {
  const { text } = await talk.hear(`/incident #2 note ${words}`);
  expect(text).toContain('A note needs its text.');
});
