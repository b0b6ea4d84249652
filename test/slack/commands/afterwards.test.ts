import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cardOf, formBehind } from '../actions/opened.ts';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

const minute = 60_000;
const said = async (place: string) => (await talk.slack.messages(place)).map(({ text }) => text);
const outside = async () =>
  (await talk.slack.channels()).some(({ name }) => name === 'incidents') ? said('incidents') : [];
const roomOf = async (id: number) =>
  (await talk.slack.channels()).find(({ name }) => name.startsWith(`inc-${id}-`))?.name ?? '';
const cardSaying = async (id: number, line: string) =>
  talk.slack.until(async () => (await said(await roomOf(id))).find((text) => text.includes(line)));
const isDrafted = (id: number) =>
  talk.slack.until(async () => (await talk.slack.files()).find(({ name }) => name === `postmortem-${id}.md`));

describe('written down after the fact', () => {
  const line =
    'declare sev2 Replays show blank pages from July 18 2023 (approximately 16:07:21 UTC) to July 31 2023 (20:45:29 UTC) retro';

  test('with its times it is resolved in one step, however often Slack sends it', async () => {
    const body = new URLSearchParams({
      command: '/incident',
      text: line,
      team_id: talk.slack.team.id,
      user_id: 'U0DANA000',
      channel_id: (await talk.slack.channel('general'))?.id ?? '',
      trigger_id: 'one.and.the.same',
      response_url: talk.slack.apiUrl,
    }).toString();
    for (const later of [0, 1]) {
      const timestamp = Math.floor(Date.now() / 1000) + later;
      expect((await talk.slack.send(body, { timestamp })).text).toBe(
        '✅ #1 declared, opening its channel: sev2, “Replays show blank pages”. You lead.\n' +
          'It is written down after the fact: no reminder rings for it.\n' +
          'It began at approximately Jul 18, 2023, 16:07:21 UTC (18:07 Europe/Paris).\n' +
          'It ended at Jul 31, 2023, 20:45:29 UTC (22:45 Europe/Paris), after 13d 4h: it is resolved.\n' +
          'The postmortem draft goes to the channel.',
      );
    }
    const card = await cardSaying(1, '*RETRO · SEV2 · #1 Replays show blank pages*');
    expect(card).toContain('\nSince: approximately Jul 18, 2023, 16:07:21 UTC\n');
    expect(card).toContain('\nResolved: Jul 31, 2023, 20:45:29 UTC, after 13d 4h\n');
    expect((await talk.type('/incident #1 timeline')).match(/resolved/gu)).toHaveLength(1);
  });

  test('it is told outside once, as what it is', async () => {
    await isDrafted(1);
    const summary = await talk.slack.until(async () => (await outside()).find((text) => text.includes('#1')));
    expect(summary).toMatch(/^🗂️ \*RETRO · SEV2 · #1 Replays show blank pages\* is over; it was written down after/u);
    expect(summary).toContain(
      '*Duration:* 13d 4h (approximately Jul 18, 2023, 16:07:21 UTC to Jul 31, 2023, 20:45:29 UTC)',
    );
    expect(await outside()).toHaveLength(1);
  });

  test('what is noted of it was near it, as exactly as it was said', async () => {
    for (const [typed, answer] of [
      ['deleted an archive at July 20 09:00:05 UTC', 'at Jul 20, 2023, 09:00:05 UTC (11:00 Europe/Paris): “'],
      ['the first customer called around 17:40 UTC on Jul 19', 'at approximately Jul 19, 2023, 17:40 UTC (19:40 '],
      ['the cause was found on Jul 28', 'on Jul 28, 2023: “the cause was found”'],
    ] as const) {
      expect(await talk.type(`/incident #1 note ${typed}`)).toContain(` ${answer}`);
    }
    const timeline = await talk.type('/incident #1 timeline');
    expect(timeline).toContain(' Jul 20, 2023, 09:00:05 UTC · dana · note: deleted an archive (added ');
    expect(timeline).toContain(' approximately Jul 19, 2023, 17:40 UTC · dana · note: the first customer called (');
    expect(timeline).toContain(' Jul 28, 2023 · dana · note: the cause was found (added 1211d later)');
    const draft = await talk.type('/incident #1 postmortem');
    expect(draft).toContain('**Jul 28, 2023** dana: note: the cause was found');
    expect(draft).toContain('| **Duration** | 13d 4h |\n| **Written down** | Nov 20, 2026, 12:00 UTC |');
    expect(draft).not.toContain('— investigating');
  });

  test('the window of the impact stands on its card and in its brief', async () => {
    await talk.type('/incident #1 impact Analytics partial from ~July 18, 16:07:21 UTC to July 31, 20:45:29 UTC');
    const window = 'approximately Jul 18, 2023, 16:07:21 UTC to Jul 31, 2023, 20:45:29 UTC (13d 4h 38m 8s)';
    expect(await talk.type('/incident #1 brief')).toContain(`\nImpact window: ${window}`);
    expect(await cardSaying(1, `\nImpact window: ${window}\n`)).toBeDefined();
  });

  test('what customers must do is asked, until somebody says that it is nothing', async () => {
    expect(await talk.type('/incident #1 postmortem')).toContain('_Must customers do anything?');
    await talk.type('/incident #1 note customer action: none');
    expect(await talk.type('/incident #1 postmortem')).toContain(
      '### Customer action\n\n- None: customers need do nothing.\n',
    );
    await talk.type('/incident #1 note action required: send those calls again');
    expect(await talk.type('/incident #1 postmortem')).toContain('### Customer action\n\n- send those calls again\n');
  });
});

describe('written down after the fact, step by step', () => {
  test('nobody knows how long it took until both ends are told', async () => {
    await talk.type('/incident declare Warehouses get their data late retro');
    expect(await cardSaying(2, '\nSince: —\n')).toContain('Next update: none');
    expect(await talk.type('/incident #2 update identified: a change of the pipeline on Mar 11 2026')).toContain(
      '✅ #2 updated, identified, on Mar 11, 2026: “a change of the pipeline”\nNext update: none.',
    );
    expect(await talk.type('/incident #2 resolve all of it is delivered on Mar 13 2026')).toContain(
      '✅ #2 resolved on Mar 13, 2026, after —: “all of it is delivered”',
    );
    expect(await cardSaying(2, '\nResolved: Mar 13, 2026, after —')).toBeDefined();
    await isDrafted(2);
    await talk.slack.until(async () => (await outside()).some((text) => text.includes('#2')));
    expect(await talk.type('/incident #2 amend 1 on Feb 24 2026')).toContain(', it happened on Feb 24, 2026');
    const card = await cardSaying(2, 'Since: Feb 24, 2026\n');
    expect(card).toContain('\nResolved: Mar 13, 2026, after 17d\n');
    const thread = () => talk.slack.calls('chat.postMessage').filter(({ args }) => args['thread_ts'] !== undefined);
    await talk.slack.until(() => thread().find(({ args }) => String(args['text']).includes('entry 1 amended')));
    const [first, ...rest] = (await outside()).filter((text) => text.includes('#2'));
    expect(first).toContain('*Duration:* — (— to Mar 13, 2026)');
    expect(rest).toEqual([]);
  });

  test.each([
    ['from July 31 2023 20:45 UTC to July 18 2023 16:07 UTC retro', 'It began Jul 31, 2023, 20:45 UTC: it cannot have'],
    ['from 18:00 retro', '“18:00” has not come yet.'],
    ['at Feb 31 retro', '“Feb 31” is no time that Sitrep can read.'],
    ['on Tue, Nov 11 2026 retro', '“Tue, Nov 11 2026” names a weekday and a date that differ.'],
  ])('nothing is declared that was “%s”', async (times, answer) => {
    expect(await talk.type(`/incident declare sev2 It broke ${times}`)).toContain(answer);
    expect(await talk.type('/incident list')).not.toContain('It broke');
  });

  test.each([
    ['sev3 It broke on Nov 9 retro', 'sev3, “It broke”', 'It began on Nov 9, 2026.'],
    ['It broke sev1 retro from 09:00 UTC for 82 minutes', 'sev1, “It broke”', '(11:22 Europe/Paris), after 1h 22m: it'],
    ['sev1 Aug 1 replays from Aug 1 2023 1am UTC to Aug 1 2023 1am UTC retro', '“Aug 1 replays”', 'after —: it is'],
    ['sev3 It broke at 09:00 UTC', '“It broke at 09:00 UTC”', 'Next update due'],
  ])('“%s” is read so', async (typed, ...parts) => {
    const answer = await talk.type(`/incident declare ${typed}`);
    for (const part of parts) expect(answer).toContain(part);
  });
});

describe('an end that was earlier', () => {
  let id: number;
  beforeAll(async () => {
    ({ id } = await talk.declare('sev2 Search is slow'));
    talk.moveClock(2 * 60 * minute);
  });
  const here = (words: string) => talk.type(`/incident #${id} ${words}`);

  test('cannot lie before its beginning', async () => {
    expect(await here('resolve rolled back at 11:00 UTC')).toContain(
      'It began 12:00 UTC: it cannot have ended before that, 11:00 UTC.',
    );
  });

  test('is told with it; a time to come, or of what is promised, is not its end', async () => {
    expect(await here('resolve rolled back at 13:10 UTC')).toContain(
      `✅ #${id} resolved at 13:10 UTC (14:10 Europe/Paris), after 1h 10m: “rolled back”`,
    );
    await here('reopen it is slow again');
    const promise = 'It is fast. We will publish a postmortem by Friday at 09:00';
    expect(await here(`resolve ${promise}`)).toContain(`✅ #${id} resolved after 2h: “${promise}”`);
    await here('reopen it is slow again');
    expect(await here('resolve it is fast; the review is at 17:00 UTC')).toContain('the review is at 17:00 UTC”');
  });

  test('is told in its form as well', async () => {
    const { id, channel } = await talk.declare('sev4 Icons are blurred');
    talk.moveClock(30 * minute);
    const form = await formBehind(talk, await cardOf(talk, channel, 'Lead: '), 'resolve');
    await talk.person('dana').submit(form, { text: 'new icons', at: '14:20 UTC' });
    const said = JSON.stringify(talk.slack.views('dana').at(-1)?.view);
    expect(said).toContain(`#${id} resolved at 14:20 UTC (15:20 Europe/Paris), after 20m`);
  });

  test('moves with its entry, and so does the beginning', async () => {
    const entries = (await here('timeline')).match(/^\d+(?=\..* resolved: )/gmu) ?? [];
    const last = entries.at(-1);
    expect(await here(`amend ${last} at 13:30 UTC`)).toContain('it happened at 13:30 UTC');
    expect(await here('amend 1 at 11:45 UTC')).toContain('it happened at 11:45 UTC');
    expect(await cardSaying(id, 'Since: Nov 20, 2026, 11:45 UTC\n')).toContain(
      'Resolved: Nov 20, 2026, 13:30 UTC, after 1h 45m',
    );
    // An end that was none any more moves alone.
    await here(`amend ${entries[0]} at 12:50 UTC`);
    expect(await here('brief')).toContain('Since: 11:45 UTC, for 1h 45m');
  });

  test.each([
    ['amend 1 at 13:40 UTC', 'It began 13:40 UTC: it cannot have ended before that, 13:30 UTC.'],
    ['amend 1 at 18:00 UTC', '“18:00 UTC” has not come yet.'],
    ['amend 1 Search was slow', 'The words of entry 1 are the title, which has a verb of its own.'],
  ])('not by “%s”', async (typed, answer) => {
    expect(await here(typed)).toContain(answer);
  });
});
