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

test('a brief says what is promised and what is to be done', async () => {
  const { id, channel } = await talk.declare('sev3 Mails are late');
  await talk.type('/incident update Next update in 20 minutes', { in: channel });
  await talk.type('/incident promise We write to every shop by Thursday', { in: channel });
  await talk.type('/incident action buy a disk @kofi', { in: channel });
  const answer = await talk.type('/incident brief', { in: channel });
  expect(answer).toContain('Open promises:\n• 1. “Next update in 20 minutes”');
  expect(answer).toContain('\n• 2. “We write to every shop”, due Thu, Nov 26, 2026\nOpen actions:\n• ');
  expect(answer).toContain('. buy a disk (kofi)\n');
  await talk.type(`/incident #${id} resolve`);
  await talk.type(`/incident #${id} publish anyway`);
  expect(await talk.type(`/incident #${id} brief`)).toContain('Postmortem: published Nov 20, 2026, 12:00 UTC');
});

test('an incident that is not there is offered to nobody a second time', async () => {
  await talk.declare('sev3 Search is slow');
  const { text } = await talk.hear('/incident brief #99');
  expect(text).toMatch(/^There is no incident #99\.\n`\/incident #\d brief`$/u);
});

test('what a postmortem does not take is said', async () => {
  const { text } = await talk.hear('/incident #1 postmortem rewrite');
  expect(text).toContain('“rewrite” is none of that.\n`/incident #1 postmortem`\n');
});

test.each(['root cause:', 'lesson: ', 'impact:'])('a note “%s” says nothing', async (words) => {
  const { text } = await talk.hear(`/incident #3 note ${words}`);
  expect(text).toContain('A note needs its text.');
});
