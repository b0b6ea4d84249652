import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';
import { dueIn, reminded } from './reminded.ts';

const minute = 60_000;

let talk: Talk;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());

const direct = (who: string, words: string) =>
  talk.slack.until(async () => (await talk.slack.directMessages(who)).find(({ text }) => text.includes(words)));

/** Slack refuses every message, or those to a person, until it is told otherwise. */
function refuses(error: string, to = /./u): void {
  talk.slack.intercept = ({ method, args }, phase) =>
    method === 'chat.postMessage' && phase === 'before' && to.test(String(args['channel']))
      ? { kind: 'error', error }
      : undefined;
}

test('where the channel is archived, whoever is called hears of it directly', async () => {
  const { channel } = await talk.declare('sev2 Checkout is down');
  await talk.type('/incident role deputy @mei', { in: channel });
  await talk.type('/incident update Next update in 10 minutes', { in: channel });
  await talk.person('dana').archive(channel);
  await talk.slack.until(async () =>
    (await talk.type('/incident #1 timeline')).includes('channel archived') ? true : undefined,
  );
  talk.moveClock(10 * minute);
  await direct('dana', 'the next update is due (12:10 UTC)');
  talk.moveClock(10 * minute);
  const asked = await direct('mei', '10m overdue');
  expect(asked.text).toContain('#1 “Checkout is down”: the update due at 12:10 UTC');
  expect(asked.text).toContain('`/incident #1 update &lt;text&gt;`');
  await talk.type('/incident #1 update It is fixed');
  const quiet = await direct('mei', '✔️ Answered');
  expect(JSON.stringify(quiet.blocks ?? [])).not.toContain('snooze');
});

test('when Slack is back after an hour, the channel hears the newest reminder and no burst of old ones', async () => {
  const { channel } = await talk.declare('sev2 Checkout is down');
  await talk.type('/incident update Next update in 10 minutes', { in: channel });
  await talk.slack.until(() => dueIn(talk, channel, 'Next update in 10 minutes'));
  refuses('internal_error');
  for (const [index, minutes] of [10, 10, 15, 15].entries()) {
    talk.moveClock(minutes * minute);
    await talk.slack.until(async () => rung(await talk.type('/incident #1 timeline')) > index || undefined, {
      ms: 8000,
    });
  }
  talk.slack.intercept = undefined;

  await talk.slack.until(() => dueIn(talk, channel, '40m overdue'), { ms: 15_000 });
  const heard = (await talk.slack.messages(channel)).filter(({ text }) => /update is due|m overdue/u.test(text));
  expect(heard.map(({ text }) => /\d+m overdue/u.exec(text)?.[0])).toEqual(['40m overdue']);
}, 40_000);

const rung = (timeline: string): number => timeline.match(/(?:reminder|escalation): update was due/gu)?.length ?? 0;

describe('whoever cannot be written to', () => {
  test('is named to the next person, and that is no warning on the card', async () => {
    const { channel } = await talk.declare('sev3 Checkout is down');
    await talk.type('/incident action buy a disk @mei by Thursday', { in: channel });
    await talk.type('/incident resolve fixed', { in: channel });
    refuses('cannot_dm_bot', new RegExp(talk.person('mei').id, 'u'));
    talk.moveClock(6 * 1440 * minute);

    expect((await direct('dana', 'Action 3 of #1')).text).toContain(`(of <@${talk.person('mei').id}>)`);
    await talk.slack.until(async () => !(await talk.slack.messages(channel))[0]?.text.includes('⚠️'));
  });
});

test('a form that was opened before somebody moved the status does not move it back', async () => {
  const { channel, reminder } = await reminded(talk);
  await talk.person('dana').click(reminder, 'post_update');
  const form = await talk.slack.until(() => talk.slack.views('dana').at(-1));
  await talk.type('/incident update identified: a bad disk', { in: channel, as: 'kofi' });
  await talk.person('dana').submit(form, { text: 'Still at it.', status: 'investigating', next: '30m' });

  expect(await talk.type('/incident status', { in: channel })).toContain('Status: identified');
});

test('an answer in the same moment as the reminder leaves no buttons behind', async () => {
  const { channel } = await talk.declare('sev2 Checkout is down');
  await talk.type('/incident update Next update in 10 minutes', { in: channel });
  await talk.slack.until(() => dueIn(talk, channel, 'Next update in 10 minutes'));
  talk.slack.intercept = ({ method, args }, phase) =>
    method === 'chat.postMessage' && phase === 'after' && String(args['text']).includes('update is due')
      ? { kind: 'delay', ms: 700 }
      : undefined;
  talk.moveClock(10 * minute);
  await talk.slack.until(() => dueIn(talk, channel));
  await talk.type('/incident update It is fixed', { in: channel });

  const quiet = await talk.slack.until(() => dueIn(talk, channel, '✔️ Answered'));
  expect(JSON.stringify(quiet.blocks ?? [])).not.toContain('snooze');
});

describe('what is no promise', () => {
  test.each([
    'promise doen 1',
    'promise mvoe 1 Monday: x',
    'promise help',
    'action finish 3',
    'promise done',
    'promise move Friday: x',
    'promise 1 done',
    'promise kept',
    'action move',
    'action done',
  ])('“%s” is answered with what it takes', async (line) => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    expect((await talk.hear(`/incident ${line}`, { in: channel })).text).toMatch(/^Say /u);
  });

  test.each([
    ['next no later than 15:30', 'Next update due 14:30 UTC (15:30 Europe/Paris)'],
    ['next 20m or sooner', 'Next update due 12:20 UTC'],
    ['next every 20 minutes', 'Next update due 12:20 UTC'],
    ['next after 14:30', 'Next update due 13:30 UTC'],
    ['next no news until noon', 'is no time that Sitrep can read'],
  ])('“%s” is read as it is meant', async (line, answer) => {
    const { channel } = await talk.declare('sev2 Checkout is down');
    expect(await talk.type(`/incident ${line}`, { in: channel })).toContain(answer);
  });
});
