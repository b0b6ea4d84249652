import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

const hour = 3_600_000;
const day = 24 * hour;

let talk: Talk;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());

const said = (words: string, channel: string) => talk.type(`/incident ${words}`, { in: channel });

describe('an update says back what it promises', () => {
  test('the time, in UTC and in the zone of whoever wrote it, with a button that changes it', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    const reply = await talk.hear('/incident update Rolling back. Next update by 15:30', { in: channel });
    expect(reply.text).toContain('Next update due 14:30 UTC (15:30 Europe/Paris).');

    const echo = talk.slack.ephemerals('dana').at(-1);
    await talk.person('dana').click(echo as never, 'change_next');
    const form = await talk.slack.until(() => talk.slack.views('dana').at(-1));
    const wrong = await talk.person('dana').submit(form, { when: 'when pigs' });
    expect(wrong.body).not.toMatchObject({ response_action: 'errors' });
    expect(await said('status', channel)).toContain('Next update: when pigs');
  });

  test('a form that reads no time says so at its field', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await talk.hear('/incident update Next update in an hour', { in: channel });
    await talk.person('dana').click(talk.slack.ephemerals('dana').at(-1) as never, 'change_next');
    const form = await talk.slack.until(() => talk.slack.views('dana').at(-1));
    const { body } = await talk.person('dana').submit(form, { when: 'soonish' });
    expect(body).toMatchObject({ response_action: 'errors', errors: { when: expect.stringMatching(/try 20m/u) } });
    await talk.person('dana').submit(form, { when: 'at 14:00' });
    expect(await said('status', channel)).toContain('Next update: due 13:00 UTC');
  });

  test('a promise without a time leaves the cadence to ring, and is written down', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    const answer = await said('update We look into it. A postmortem will be published next week.', channel);
    expect(answer).toContain('Next update due 13:00 UTC.');
    expect(answer).toContain('Promise 1 (postmortem): open date');
  });

  test('said again it is the same promise', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await said('update A postmortem will be published next week.', channel);
    expect(await said('update Once more: a postmortem will be published next week.', channel)).toContain(
      'the same as promise 1',
    );
    expect(await said('promise', channel)).toMatch(/^✅ #1 has 1 open:\n1\. postmortem/u);
  });

  test('a weekday that is not that date is asked about', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    const answer = await said('update We will publish a postmortem no later than Friday, November 26th.', channel);
    expect(answer).toContain('names a weekday and a date that differ');
    expect(answer).toContain('`/incident #1 promise <text> by <date>`');
  });
});

describe('what customers were told', () => {
  test('is written down, listed, kept', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    expect(await said('promise We call every affected shop by Thursday', channel)).toBe(
      '✅ #1 promise 1, due Thu, Nov 26, 2026: “We call every affected shop”',
    );
    expect(await said('promise', channel)).toContain(
      '1. contact, due Thu, Nov 26, 2026: “We call every affected shop”',
    );
    expect(await said('promise done 1 all twelve', channel)).toBe(
      '✅ #1 promise 1 is kept: “We call every affected shop”',
    );
    expect(await said('promise done 1', channel)).toContain('#1 has no open promise 1.');
    expect(await said('promise', channel)).toBe('✅ #1 has 0 open promises.');
  });

  test('moves with a reason, and with a note for those who know the old date', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await said('promise We call every affected shop by Thursday', channel);
    expect(await said('promise move 1 gibberish', channel)).toContain('Say the new date and why.');
    expect(await said('promise move 1 Monday: the list is not there yet', channel)).toContain(
      '#1 promise 1 is due Mon, Nov 23, 2026 now, as promise 2',
    );
    const moved = await talk.slack.until(async () =>
      (await talk.slack.messages(channel)).find(({ text }) => text.includes('*Promise 2* is due Mon, Nov 23, 2026')),
    );
    expect(moved.text).toContain(
      'We had announced for Thu, Nov 26, 2026: “We call every affected shop.” We now expect it by Mon, Nov 23, 2026.',
    );
  });
});

describe('afterwards', () => {
  const direct = (who: string, words: string) =>
    talk.slack.until(async () => (await talk.slack.directMessages(who)).find(({ text }) => text.includes(words)));

  test('the owner of an action is asked on the day, and says by a click that it is done', async () => {
    const { channel } = await talk.declare('sev3 Checkout is down');
    await said('action buy a disk @mei by Thursday', channel);
    await said('resolve fixed', channel);
    talk.moveClock(6 * day);
    const asked = await direct('mei', 'Action 3 of #1 “Checkout is down” is due today, Thu, Nov 26, 2026');
    expect(asked.text).toContain('buy a disk');
    await talk.person('mei').click(asked, 'done');
    await talk.slack.until(async () =>
      (await talk.slack.messages(channel)).find(({ text }) => text.includes('*Action 3 done*')),
    );
    await talk.person('mei').click(asked, 'done');
    await talk.slack.until(() =>
      talk.slack.ephemerals('mei').find(({ text }) => text.includes('#1 has no open action 3.')),
    );
  });

  test('a new date asks why; a week late, managers read of it', async () => {
    const { channel } = await talk.declare('sev3 Checkout is down');
    await said('promise We call every affected shop by Thursday', channel);
    await said('resolve fixed', channel);
    talk.moveClock(4 * day);
    const asked = await direct('dana', 'Promise 1 of #1 “Checkout is down” is due in 2 days');
    await talk.person('dana').click(asked, 'new_date');
    const form = await talk.slack.until(() => talk.slack.views('dana').at(-1));
    const past = await talk.person('dana').submit(form, { date: '2026-11-01', why: 'x' });
    expect(past.body).toMatchObject({ errors: { date: 'Pick a day from today on.' } });
    await talk.person('dana').submit(form, { date: '2026-11-30', why: 'the list is long' });
    expect(JSON.stringify(talk.slack.views('dana').at(-1)?.view)).toContain('A note to those who know the old date');

    talk.moveClock(14 * day);
    await talk.slack.until(async () => {
      const [card] = await talk.slack.messages('incidents');
      const thread = await talk.slack.thread('incidents', card?.ts ?? '');
      return thread.find(({ text }) => text.includes('Promise 2 is overdue since Mon, Nov 30, 2026'));
    });
  });

  test('the postmortem of a sev1 is owed in three days, by whoever leads', async () => {
    const { channel } = await talk.declare('sev1 Checkout is down');
    await said('lead @kofi', channel);
    await said('resolve fixed', channel);
    talk.moveClock(3 * day - 2 * hour);
    expect((await direct('kofi', 'Promise 1 of #1')).text).toContain('Postmortem of a sev1, due 3 days after its end');
  });

  test('a promise made after the end, without a date, is asked for the next morning and then weekly', async () => {
    const { channel } = await talk.declare('sev3 Checkout is down');
    await said('resolve fixed', channel);
    expect(await said('promise We call every affected shop', channel)).toContain(
      'Until then you are asked about it, first Sat, Nov 21, 2026, 09:00 Europe/Paris.',
    );
    talk.moveClock(day);
    const asked = await direct('dana', 'Promise 1 of #1 “Checkout is down” has no date yet');
    expect(asked.text).toContain('We call every affected shop');
    talk.moveClock(7 * day);
    const all = () => talk.slack.directMessages('dana');
    await talk.slack.until(
      async () => (await all()).filter(({ text }) => text.includes('Promise 1 of #1')).length === 2,
    );
  });

  test('an owner who has left is no owner: whoever leads is asked', async () => {
    const { channel } = await talk.declare('sev3 Checkout is down');
    await said('action buy a disk @mei by Thursday', channel);
    await said('resolve fixed', channel);
    await talk.slack.tell({
      type: 'user_change',
      user: { id: talk.person('mei').id, name: 'mei', deleted: true, team_id: talk.slack.team.id },
    });
    talk.moveClock(6 * day);
    await direct('dana', 'Action 3 of #1');
    expect(await talk.slack.directMessages('mei')).toEqual([]);
  });
});

describe('how promises were kept', () => {
  test('is on the card, in the draft and in the stats of the team', async () => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    await said('update Next update in 30 minutes', channel);
    talk.moveClock(30 * 60_000);
    await said('update Next update in 20 minutes', channel);
    talk.moveClock(21 * 60_000);
    await said('update Next update in 15 minutes', channel);
    talk.moveClock(18 * 60_000);
    await said('update monitoring: It holds.', channel);

    const score = '3 timed promises: 1 on time, 2 late, worst 3 min';
    await talk.slack.until(async () => (await talk.slack.messages(channel)).find(({ text }) => text.includes(score)));
    expect(await said('postmortem', channel)).toContain(score);
    expect(await said('stats', channel)).toContain(score);
    expect(await said('stats 7d', channel)).toContain('Kept: 67%.');
    expect(await said('stats forever', channel)).toContain(
      '“forever” is no period, and nothing of that name was hit in the last 30 days.',
    );
  });
});
