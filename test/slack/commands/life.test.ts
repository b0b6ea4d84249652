import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formOf } from '../actions/opened.ts';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

const here = (line: string) => talk.type(`/incident ${line}`, { in: channel });
const cardIn = async (place: string) => (await talk.slack.messages(place)).find(({ text }) => text.startsWith('*SEV'));

describe('from the first word to the last, in this order', () => {
  test('nothing is open', async () => {
    expect(await talk.type('/incident list')).toBe('✅ All quiet: nothing is open.');
    expect(await talk.type('/incident update it is slow')).toContain('`/incident declare sev2 &lt;title&gt;`');
  });

  test('the card says what, how bad, since when and who leads', async () => {
    channel = (await talk.declare('sev2 Checkout is down')).channel;
    for (const place of [channel, 'incidents']) {
      const card = await talk.slack.until(() => cardIn(place));
      expect(card.text).toMatch(/^\*SEV2 · #1 Checkout is down\*\n/u);
      const lead = place === 'incidents' ? 'dana' : '<@U0DANA000>';
      expect(card.text).toContain(
        `Severity: sev2\nStatus: investigating\nSince: Nov 20, 2026, 12:00 UTC\nLead: ${lead}\n`,
      );
      expect(card.text).toContain('Next update: due Nov 20, 13:00 UTC');
    }
  });

  test('its brief fits on one screen', async () => {
    await here('note impact: 16% of calls');
    await here('role scribe @mei');
    await here('update identified');
    const answer = await here('brief');
    expect(answer.split('\n')).toEqual([
      '✅ #1 Checkout is down',
      'Severity: sev2 · Status: identified',
      'Since: 12:00 UTC, just now',
      'Lead: <@U0DANA000>',
      'scribe: <@U0MEI0000>',
      'Impact: 16% of calls',
      'Last update: 12:00 UTC, dana: investigating → identified',
      'Next update: due 13:00 UTC',
      expect.stringMatching(/^Channel: <#C\w+>$/u),
    ]);
  });

  test('whoever comes in that very minute reads that it has just begun', async () => {
    const brief = await talk.slack.until(() =>
      talk.slack.ephemerals('mei').find(({ text }) => text.startsWith('#1 Checkout is down\n')),
    );
    expect(brief.text).toMatch(/^Since: .*, just now$/mu);
  });

  test('it cannot be reopened while it is open', async () => {
    expect(await here('reopen no')).toBe(
      '#1 is open as it is.\n`/incident #1 update &lt;text&gt;`\nYou typed: `/incident reopen no`',
    );
  });

  test('it is resolved once', async () => {
    talk.moveClock(49 * 60_000 + 59_000);
    expect(await here('resolve rolled back')).toBe(
      '✅ #1 resolved after 49m: “rolled back”\nThe postmortem draft goes to the channel.\n' +
        'The postmortem is due Wed, Nov 25, 2026 (promise 1).',
    );
    expect(await here('resolve again')).toBe(
      '#1 is already resolved.\n`/incident #1 reopen &lt;why&gt;`\nYou typed: `/incident resolve again`',
    );
  });

  test.each(['update it is back', 'status monitoring', 'severity sev1 worse', 'next 20m', 'close for good'])(
    'once it is over, “%s” offers to reopen it and loses no word',
    async (line) => {
      const answer = await here(line);
      expect(answer).toContain('#1 is already resolved.\n`/incident #1 reopen &lt;why&gt;`');
      expect(answer).toContain(`You typed: \`/incident ${line}\``);
    },
  );

  test.each(['note the vendor wrote', 'action buy a disk', 'lead @kofi', 'title Checkout was down'])(
    'once it is over, “%s” is still taken',
    async (line) => {
      expect(await here(line)).toMatch(/^✅/u);
    },
  );

  test('the card still says everything', async () => {
    const card = await talk.slack.until(async () => {
      const found = await cardIn('incidents');
      return found?.text.includes('Checkout was down') && found;
    });
    expect(card.text).toContain('Severity: sev2\nStatus: resolved\nSince: Nov 20, 2026, 12:00 UTC\nLead: kofi');
    expect(card.text).toContain('Resolved: Nov 20, 2026, 12:49 UTC, after 49m');
  });

  test('it is reopened with a reason, and only so', async () => {
    const form = await formOf(talk, 'reopen', { in: channel });
    const { body } = await talk.person('dana').submit(form, { why: ' ' });
    expect(body).toMatchObject({ errors: { why: 'Say why it is open again.' } });
    expect(await here('reopen it broke again')).toBe('✅ #1 reopened: “it broke again”\nNext update due 13:49 UTC.');
    expect(await here('update we look again')).toMatch(/^✅/u);
  });

  test.each(['close', 'resolved', 'end'])('“%s” ends it too', async (verb) => {
    expect(await here(verb)).toMatch(/^✅ #1 resolved after 49m\nThe postmortem draft goes to the channel\.\n/u);
    await here('reopen it broke again');
  });

  test.each(['status resolved that was it', 'update resolved: that was it'])('“%s” ends it too', async (line) => {
    expect(await here(line)).toContain('✅ #1 resolved after 49m: “that was it”');
    await here('reopen it broke again');
  });

  test.each(['timeline', 'history'])('“%s” has exactly one line per entry', async (verb) => {
    await here('note one\ntwo\r\nthree\u2028four');
    await talk.slack.quiet(150);
    const [head = '', ...lines] = (await here(verb)).split(/[\n\r\u2028\u2029]/u);
    expect(head).toBe(`✅ Timeline of #1 “Checkout was down”, ${lines.length} entries:`);
    expect(lines.map((line) => Number.parseInt(line, 10))).toEqual(lines.map((_, index) => index + 1));
    expect(lines.join('\n')).toContain('· dana · note: one ⏎ two ⏎ three ⏎ four');
  });

  test.each(['postmortem', 'pm', 'draft'])('“%s” shows the draft with everything recorded so far', async (verb) => {
    const answer = await here(verb);
    expect(answer).toMatch(/^✅ Postmortem draft of #1:\n# Postmortem: #1 Checkout was down\n/u);
    expect(answer).toContain('- 16% of calls');
    expect(answer).not.toContain('TODO');
  });

  test('the same command a second time changes nothing and answers the same', async () => {
    const body = new URLSearchParams({
      command: '/incident',
      text: 'note only once',
      team_id: talk.slack.team.id,
      user_id: 'U0DANA000',
      user_name: 'dana',
      channel_id: (await talk.slack.channel(channel))?.id ?? '',
      trigger_id: 'one.and.the.same',
      response_url: talk.slack.apiUrl,
    }).toString();
    const now = Math.floor(Date.now() / 1000);
    const first = await talk.slack.send(body, { timestamp: now });
    const second = await talk.slack.send(body, { timestamp: now + 1 });
    expect([first.text, second.text]).toEqual([expect.stringContaining('“only once”'), first.text]);
    const timeline = await here('timeline');
    expect(timeline.split('only once').length).toBe(2);
  });
});
