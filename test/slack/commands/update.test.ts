import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
});
afterAll(() => talk.close());

const here = (line: string) => talk.type(`/incident ${line}`, { in: channel });
const posted = (words: string) =>
  talk.slack.until(async () => (await talk.slack.messages(channel)).find(({ text }) => text.includes(words))?.text);

describe('an update says back what was understood', () => {
  test.each([
    ['update rolling back now', '✅ #1 updated: “rolling back now”\nNext update due 13:00 UTC.'],
    ['up rolling back', '✅ #1 updated: “rolling back”\nNext update due 13:00 UTC.'],
    ['update identified: a bad deploy', '✅ #1 updated, identified: “a bad deploy”\nNext update due 13:00 UTC.'],
    ['update identified a bad deploy', '✅ #1 updated, identified: “a bad deploy”\nNext update due 13:00 UTC.'],
    ['update Identified - a bad deploy', '✅ #1 updated, identified: “a bad deploy”\nNext update due 13:00 UTC.'],
    ['update identified — a bad deploy', '✅ #1 updated, identified: “a bad deploy”\nNext update due 13:00 UTC.'],
    ['update: monitoring, it recovers', '✅ #1 updated, monitoring: “it recovers”\nNext update due 13:00 UTC.'],
    ['update investigating', '✅ #1 updated, investigating\nNext update due 13:00 UTC.'],
    ['status identified', '✅ #1 updated, identified\nNext update due 13:00 UTC.'],
    ['status monitoring it holds', '✅ #1 updated, monitoring: “it holds”\nNext update due 13:00 UTC.'],
    [
      'update resolved DNS for half of them',
      '✅ #1 updated: “resolved DNS for half of them”\nNext update due 13:00 UTC.',
    ],
    [
      'update next update in 20 minutes',
      '✅ #1 updated: “next update in 20 minutes”\nNext update due 12:20 UTC (13:20 Europe/Paris).',
    ],
    [
      'update Next update by 15:30',
      '✅ #1 updated: “Next update by 15:30”\nNext update due 14:30 UTC (15:30 Europe/Paris).',
    ],
    ['update it’s “fine” — for now', '✅ #1 updated: “it’s “fine” — for now”\nNext update due 13:00 UTC.'],
  ])('%s', async (line, answer) => {
    expect(await here(line)).toBe(answer);
  });
});

test('an update is posted for everybody with its status and when the next one is due', async () => {
  await here('update investigating: the database is quiet');
  expect(await posted('the database is quiet')).toBe(
    '📣 *Update* by <@U0DANA000>: monitoring → *investigating*\nthe database is quiet\n_Next update due 13:00 UTC_',
  );
});

test('a person named in an update hears of it there, and is a plain name wherever it is repeated', async () => {
  await here('update @kofi restarts the workers');
  expect(await posted('restarts the workers')).toContain('<@U0KOFI000> restarts the workers');
  for (const verb of ['timeline', 'brief', 'postmortem']) {
    const answer = await here(verb);
    expect(answer).toContain('@kofi restarts the workers');
    expect(answer).not.toContain('<@U0KOFI000>');
  }
  const thread = await talk.slack.until(async () => {
    const [card] = (await talk.slack.messages('incidents')).filter(({ text }) => text.includes('#1'));
    const answers = card && (await talk.slack.thread('incidents', card.ts));
    return answers?.find(({ text }) => text.includes('restarts the workers'));
  });
  expect(thread.text).toContain('@kofi restarts the workers');
  expect(thread.text).not.toContain('<@U0KOFI000>');
});

describe('severity', () => {
  test.each([
    ['severity sev1 half of EU', '✅ #1 is sev1 now: “half of EU”\nNext update due 12:30 UTC.'],
    ['sev 4', '✅ #1 is sev4 now\nNext update due Nov 21, 12:00 UTC.'],
    ['sev 5', 'no such'],
    ['sev SEV-3', '✅ #1 is sev3 now\nNext update due 16:00 UTC.'],
    ['severity critical', '✅ #1 is sev1 now\nNext update due 12:30 UTC.'],
    ['severity --sev2', '✅ #1 is sev2 now\nNext update due 13:00 UTC.'],
  ])('%s', async (line, answer) => {
    if (answer === 'no such')
      expect(await here(line)).toContain('“5” is no severity: sev1 (worst) to sev4 are.\n`/incident severity sev2`');
    else expect(await here(line)).toBe(answer);
  });

  test('the one it has is said, and nothing else happens', async () => {
    expect(await here('severity sev2')).toBe(
      '#1 is sev2 as it is.\n`/incident #1 status`\nYou typed: `/incident severity sev2`',
    );
  });
});

test.each(['title', 'rename'])('“%s” gives another title, on the card too', async (verb) => {
  expect(await here(`${verb} Payments are down: ${verb}`)).toBe(`✅ #1 is titled “Payments are down: ${verb}” now`);
  expect(await posted(`SEV2 · #1 Payments are down: ${verb}`)).toContain('Since: Nov 20, 2026, 12:00 UTC');
});

describe('a note', () => {
  test.each([
    ['note CPU is at 100 %', 'noted as entry \\d+: “CPU is at 100 %”'],
    ['log errors began at 12:40', 'noted as entry \\d+ at 11:40 UTC \\(12:40 Europe/Paris\\): “errors began”'],
    [
      'note errors began yesterday 17:40 GMT+1',
      'noted as entry \\d+ at Nov 19, 16:40 UTC \\(17:40 Europe/Paris\\): “errors began”',
    ],
    [
      'note deploy went out half an hour ago',
      'noted as entry \\d+ at 11:30 UTC \\(12:30 Europe/Paris\\): “deploy went out”',
    ],
    [
      'note deploy went out 1 hour 30 minutes ago',
      'noted as entry \\d+ at 10:30 UTC \\(11:30 Europe/Paris\\): “deploy went out”',
    ],
    ['note we meet at the office', 'noted as entry \\d+: “we meet at the office”'],
  ])('%s', async (line, pattern) => {
    expect(await here(line)).toMatch(new RegExp(`^✅ #1 ${pattern}$`, 'u'));
  });
});

describe('what is not enough says what is missing', () => {
  test.each([
    [
      'action done',
      'Say what was done.\n`/incident action &lt;text&gt; [@owner] [by &lt;date&gt;] | done &lt;number or text&gt; | move &lt;number&gt; &lt;date&gt;: &lt;why&gt;`',
    ],
    ['role captain', '“captain” is no role: commander, comms, ops, scribe, deputy are.\n`/incident role comms @user`'],
  ])('%s', async (line, answer) => {
    expect((await here(line)).split('\nYou typed')[0]).toBe(answer);
  });

  test('and names the incident that was named', async () => {
    expect(await talk.type('/incident next #1 pigs')).toContain('`/incident #1 next 20m`');
  });
});

test('a status that is none is sent as an update, if the person likes', async () => {
  expect(await here('status fixed by Kofi')).toBe(
    '“fixed” is no status: investigating, identified, monitoring and resolved are.\n`/incident update fixed by Kofi`',
  );
});

test('a bare status shows where we are', async () => {
  const answer = await here('status');
  expect(answer).toContain('Severity: sev2 · Status: monitoring'.replace('monitoring', 'investigating'));
  expect(answer).toContain('Lead: <@U0DANA000>');
  expect(answer).toMatch(/^Next update: due /mu);
});
