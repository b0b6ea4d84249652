import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
});
afterAll(() => talk.close());

const here = (line: string, as = 'dana') => talk.type(`/incident ${line}`, { in: channel, as });

describe('when the next update comes, it is noon UTC and one o’clock in Paris', () => {
  test.each([
    ['next 5s', '12:00 UTC'],
    ['next 90 seconds', '12:01 UTC'],
    ['next 20m', '12:20 UTC'],
    ['next in 20 minutes', '12:20 UTC'],
    ['remind me in 20 minutes', '12:20 UTC'],
    ['remind us in half an hour', '12:30 UTC'],
    ['next update in an hour', '13:00 UTC'],
    ['next 1h30m', '13:30 UTC'],
    ['next 1 hour and 30 minutes', '13:30 UTC'],
    ['next 2 days', 'Nov 22, 12:00 UTC'],
    ['next 2 weeks', 'Dec 4, 12:00 UTC'],
    ['next at 14:30', '13:30 UTC'],
    ['next 14:30', '13:30 UTC'],
    ['remind at 2:30pm', '13:30 UTC'],
    ['next by 2pm', '13:00 UTC'],
    ['next at 12:30', 'tomorrow, Nov 21, 11:30 UTC'],
    ['next at 14:30 UTC', '14:30 UTC'],
    ['next at 17:40 GMT+1', '16:40 UTC'],
    ['next at 9:00 PT', '17:00 UTC'],
    ['next tomorrow 09:00', 'tomorrow, Nov 21, 08:00 UTC'],
    ['next Monday 9am', 'Nov 23, 08:00 UTC'],
  ])('%s', async (line, due) => {
    expect((await here(line)).replace(/ \(\d\d:\d\d Europe\/Paris\)/u, '')).toBe(`✅ #1: Next update due ${due}.`);
  });

  test.each([
    ['kofi', '19:30 UTC (14:30 America/New_York)'],
    ['mei', 'tomorrow, Nov 21, 06:30 UTC (14:30 Asia/Singapore)'],
    ['priya', '14:30 UTC'],
  ])('14:30 is meant in the zone of whoever types it, and said back in both: %s', async (as, due) => {
    expect(await here('next at 14:30', as)).toBe(`✅ #1: Next update due ${due}.`);
  });

  test.each([
    ['next none the vendor is on it', 'none, the vendor is on it'],
    ['next none', 'none'],
    ['remind off', 'none'],
    ['remind off: we meet at nine', 'none, we meet at nine'],
    ['next when the vendor answers', 'when the vendor answers'],
    ['next after the backfill', 'when the backfill'],
  ])('%s', async (line, words) => {
    expect((await here(line)).replace(':', '')).toMatch(new RegExp(`^✅ #1 Next update:? ${words}\\.$`, 'u'));
  });
});

test.each(['soon', '20', '0', '25:00', '14:30 XYZ', 'in 99999999999 weeks', '-', '<!channel>'])(
  '“next %s” is no time, and the answer shows how to say one',
  async (words) => {
    const answer = await here(`next ${words}`);
    expect(answer).toContain('is no time that Sitrep can read.\n`/incident next 20m`\n`/incident next at 14:30`');
    expect(answer).toContain('You typed: `/incident next ');
  },
);

test('a moment that has passed is refused', async () => {
  expect(await here('next 2020-01-01')).toBe(
    'The next update cannot be due in the past.\n`/incident #1 next 20m`\nYou typed: `/incident next 2020-01-01`',
  );
});

test('at its due time one message says that the update is due, and no second one', async () => {
  await here('next 5m');
  talk.moveClock(5 * 60_000);
  const reminder = await talk.slack.until(async () =>
    (await talk.slack.messages(channel)).find(({ text }) => text.startsWith('⏰')),
  );
  expect(reminder.text).toContain('update is due');
  expect(reminder.text).toContain('<@U0DANA000>');
  await here('note after the reminder');
  const messages = await talk.slack.until(async () => {
    const all = await talk.slack.messages(channel);
    return all.some(({ text }) => text.includes('after the reminder')) && all;
  });
  expect(messages.filter(({ text }) => text.includes('is due (')).length).toBe(1);
});
