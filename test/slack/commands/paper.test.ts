import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rowsOf } from '../../record.ts';
import { cardOf, formAfter, formBehind, formOf, press } from '../actions/opened.ts';
import { openTalk, refusedBySlack, type Talk } from '../talk.ts';
import { edits, over } from './papers.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

const say = (channel: string, line: string) => talk.type(`/incident ${line}`, { in: channel });

describe('the paper', () => {
  test('keeps what people wrote when it is drafted anew, and puts what is new beside it', async () => {
    const { id, channel } = await over(talk, 'Checkout is down', 'note root cause: a bad disk');
    const answer = await say(channel, 'postmortem edit cause: The disk was old.');
    expect(answer).toContain(`#${id} Root cause of the postmortem is written, as entry`);
    await say(channel, 'note root cause: no canary');
    expect(await say(channel, 'postmortem redraft')).toContain(
      'Root cause stays as it was written, with 1 new fact beside it.',
    );
    const paper = await say(channel, 'postmortem');
    expect(paper).toContain('## Root cause\n\nThe disk was old.\n\n**New in the record since:**\n\n- no canary');
    const canvas = await talk.slack.until(async () => {
      const markdown = (await talk.slack.canvas(channel))?.markdown ?? '';
      return markdown.includes('- no canary') ? markdown : undefined;
    });
    expect(canvas).toMatch(
      /## Recorded since .+ UTC\n\n\*\*Root cause\*\*, written anew by dana:\n\nThe disk was old\./u,
    );
    expect(canvas).toMatch(/## Recorded since .+ UTC\n\n### Root cause\n\n- no canary/u);
    const seq = /entry (\d+)/u.exec(answer)?.[1];
    await say(channel, `retract ${seq} it was not that old`);
    expect(await say(channel, 'postmortem')).toContain('## Root cause\n\n- a bad disk\n- no canary');
  });

  test('is edited in a form: which section, then its text, however long that is', async () => {
    const { id, channel } = await over(talk, 'Login is down');
    const long = Array.from({ length: 400 }, (_, line) => `${line}. and then it went on`).join('\n');
    await say(channel, `postmortem edit timeline: ${long}`);
    await press(talk, await cardOf(talk, channel, 'Status: resolved'), 'postmortem edit');
    const which = await talk.slack.until(() => talk.slack.views('dana').at(-1));
    await talk.person('dana').submit(which, { section: 'timeline' });
    const text = await talk.slack.until(() => {
      const [view] = talk.slack.views('dana').slice(-1);
      return JSON.stringify(view).includes('0. and then') ? view : undefined;
    });
    await talk.person('dana').submit(text, { 'text 2': 'Something else.' });
    const [before, after] = (await edits(talk, id)).map(({ text: said }) => said);
    expect(before).toBe(long);
    expect(after).toMatch(/^0\. and then.+\nSomething else\.\n.+399\. and then it went on$/su);
    expect(after?.length).toBeGreaterThan(long.length - 2200);
  });

  test('in two forms at once is not written over', async () => {
    const { id, channel } = await over(talk, 'Mail is down');
    const [one, other] = [
      await formOf(talk, 'postmortem edit cause', { in: channel, as: 'dana' }),
      await formOf(talk, 'postmortem edit cause', { in: channel, as: 'mei' }),
    ];
    await talk.person('dana').submit(one, { text: 'Of dana.' });
    const { body } = await talk.person('mei').submit(other, { text: 'Of mei.' });
    expect(body).toMatchObject({ errors: { text: expect.stringContaining('dana wrote Root cause anew meanwhile') } });
    expect(await edits(talk, id)).toHaveLength(1);
  });

  test('says which sections there are where none was named, and gives back what was typed', async () => {
    const { channel } = await over(talk, 'Push is down');
    expect(await say(channel, 'postmortem edit weather: sunny')).toContain('Say which section first: Summary, Impact,');
  });
});

describe('to publish', () => {
  test('shows what is open, and does it all the same: the last stage, days later, with its own time', async () => {
    const { id, channel } = await over(talk, 'Export is slow', 'impact API major', 'note cause: db1.internal was full');
    const card = await cardOf(talk, channel, 'Status: resolved');
    talk.moveClock(2 * 86_400_000);
    const form = await formAfter(talk, 'dana', () => press(talk, card, 'publish'));
    const shown = JSON.stringify(form.view);
    expect(shown).toContain('API is still hit (major), as far as the record says');
    expect(shown).toContain('db1.internal');
    expect(shown).toContain('Publish all the same');
    await talk.person('dana').submit(form, { at: 'Nov 21 17:14 UTC' });
    expect(JSON.stringify(talk.slack.views('dana').at(-1)?.view)).toContain(`#${id} postmortem published`);
    const published = await cardOf(talk, channel, 'Postmortem: published Nov 21, 2026, 17:14 UTC');
    expect(published.text).not.toContain('version');
    expect(await say(channel, 'timeline')).toContain('· postmortem: published');
    const [row] = await rowsOf(
      talk.house,
      `select ended, ended_at from promise where incident_id = ${id} and kind = 'postmortem'`,
    );
    expect(row).toEqual({ ended: 'kept', ended_at: '2026-11-21T17:14:00.000Z' });
    expect(
      await rowsOf(
        talk.house,
        `select 1 from alarm where incident_id = ${id} and kind = 'promise' and rung_at is null`,
      ),
    ).toEqual([]);
    const inChannel = await talk.slack.until(async () =>
      (await talk.slack.messages(channel)).find(({ text }) => text.includes('*Postmortem published*')),
    );
    expect(inChannel.text).toContain('Nov 21, 2026, 17:14 UTC');
    const announced = (await talk.slack.messages('incidents')).find(({ text }) => text.includes('Export is slow'));
    await talk.slack.until(async () =>
      (await talk.slack.thread('incidents', String(announced?.ts))).find(
        ({ text }) => text.includes('*The postmortem is published*') && text.includes('db1.internal was full'),
      ),
    );
    expect(await say(channel, 'publish anyway')).toContain('Nothing has changed since version 1 was published.');
    await say(channel, 'postmortem edit lessons: Buy disks before they are full.');
    expect(await say(channel, 'publish anyway')).toContain(`#${id} postmortem published, version 2`);
    await cardOf(talk, channel, 'version 2');
  });

  test('typed, it shows the same, and the line that does it', async () => {
    const { id, channel } = await over(talk, 'Import is slow');
    const answer = await say(channel, 'publish at 12:00');
    expect(answer).toMatch(/^The checklist of #\d+ has \d points open\.\n• /u);
    expect(answer).toContain(`Publish it all the same: \`/incident #${id} publish anyway at 12:00\``);
    expect(await say(channel, 'publish now')).toContain('points of its checklist are open.');
    expect(await say(channel, 'publish tomorrow')).toContain('It is published now or anyway');
    expect(await say(channel, 'postmortem publish anyway')).toMatch(/^✅/u);
  });

  test.each([
    ['sev3 Keys leaked private', 'is private:', 'is private: its postmortem stays with those inside.'],
    ['sev3 Fire drill test', 'is a drill:', 'is a drill: nobody outside heard of it.'],
  ])('%s is not published, and says why', async (line, whyNow, why) => {
    const { channel } = await talk.declare(line);
    expect(await say(channel, 'publish anyway')).toContain(whyNow);
    await say(channel, 'resolve done');
    for (const words of ['publish', 'publish anyway', 'publish at 12:00'])
      expect(await say(channel, words)).toContain(why);
    const card = await cardOf(talk, channel, 'Status: resolved');
    await expect(formBehind(talk, card, 'publish')).rejects.toThrow('There is no publish');
  });

  test('an open one is told so', async () => {
    const { channel } = await talk.declare('sev3 Slow again');
    expect((await talk.hear('/incident postmortem publish', { in: channel })).text).toContain(
      'is open: its postmortem goes out when it is over.',
    );
  });
});

test('Slack refused none of it', async () => {
  await talk.slack.quiet(300);
  expect(refusedBySlack(talk.slack).filter((why) => !why.endsWith('already_in_channel'))).toEqual([]);
});
