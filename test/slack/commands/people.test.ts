import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
});
afterAll(() => talk.close());

const here = (line: string, where: { as?: string; raw?: boolean } = {}) =>
  talk.type(`/incident ${line}`, { in: channel, ...where });

describe('who does what', () => {
  test.each([
    ['lead @kofi', 'kofi is commander of #1 now'],
    ['commander @mei', 'mei is commander of #1 now'],
    ['lead me', 'dana is commander of #1 now'],
    ['role lead @kofi', 'kofi is commander of #1 now'],
    ['role IC @mei', 'mei is commander of #1 now'],
    ['lead kofi', 'kofi is commander of #1 now'],
    ['lead: @mei, over to you', 'mei is commander of #1 now: “over to you”'],
    ['role comms @priya because she writes best', 'priya is comms of #1 now: “because she writes best”'],
    ['role Ops @kofi', 'kofi is ops of #1 now'],
    ['role scribe me', 'dana is scribe of #1 now'],
    ['role deputy @gus', 'gus is deputy of #1 now'],
  ])('%s', async (line, words) => {
    expect(await here(line)).toBe(`✅ ${words}`);
  });

  test('whoever is given a role is brought into the channel', async () => {
    await talk.slack.until(async () => (await talk.slack.members(channel)).includes('U0PRIYA00'));
  });

  test('the handover is told in the channel, with both people', async () => {
    await here('lead @priya');
    const told = await talk.slack.until(async () =>
      (await talk.slack.messages(channel)).find(({ text }) => text.startsWith('🧭 *commander* is <@U0PRIYA00>')),
    );
    expect(told.text).toContain('(was <@U0MEI0000>)');
  });

  test('who holds a role already is said', async () => {
    expect(await here('role comms @priya')).toMatch(/^priya is comms of #1 as it is\.\n`\/incident #1 status`/u);
  });
});

describe('who cannot have it', () => {
  test.each([
    ['lead @nobody', 'Nobody called nobody is in this workspace.'],
    ['lead nobody, thanks', 'Nobody called nobody is in this workspace.'],
    ['role comms @sitrep', 'sitrep is a bot.'],
    ['lead @lars', '@lars has left the workspace.'],
    ['lead @channel', 'Nobody called channel is in this workspace.'],
    ['role chef @kofi', '“chef” is no role: commander, comms, ops, scribe, deputy are.'],
    ['action fix it @nobody', 'Nobody called nobody is in this workspace.'],
  ])('%s', async (line, sentence) => {
    const [first] = (await here(line)).split('\n');
    expect(first?.replace('@sitrep', 'sitrep')).toBe(sentence);
  });

  test('a person that Slack names and nobody knows', async () => {
    expect(await here('lead <@U0STRANGE>', { raw: true })).toMatch(/^Nobody called @U0STRANGE is in this workspace\./u);
  });
});

describe('things to do', () => {
  test.each([
    ['action rotate the keys', '“rotate the keys”'],
    ['todo rotate the keys @mei', ' for mei: “rotate the keys”'],
    ['action rotate the keys by Friday', ', due Fri, Nov 27, 2026: “rotate the keys”'],
    ['action rotate the keys @mei by 5 Dec', ' for mei, due Sat, Dec 5, 2026: “rotate the keys”'],
    ['action rotate the keys by 2026-12-01 @mei', ' for mei, due Tue, Dec 1, 2026: “rotate the keys”'],
    ['action fix replicas by hand by tomorrow', ', due Sat, Nov 21, 2026: “fix replicas by hand”'],
    ['action stand by me', '“stand by me”'],
    ['action ask @kofi about the keys', '“ask @kofi about the keys”'],
    ['action tell everybody @here', '“tell everybody @here”'],
    ['action upgrade @types/node', '“upgrade @types/node”'],
  ])('%s', async (line, words) => {
    const answer = await here(line);
    expect(answer).toMatch(/^✅ #1 action \d+/u);
    expect(answer.replace(/^✅ #1 action \d+:? ?/u, '').replace(/^for/u, ' for')).toBe(words);
  });

  test('is done by its number, once', async () => {
    const number = /action (\d+)/u.exec(await here('action buy a bigger disk'))?.[1];
    expect(await here(`action done ${number}`)).toContain(`✅ #1 done: action ${number}, “`);
    expect(await here(`action done #${number}`)).toMatch(
      new RegExp(`^Action ${number} of #1 is already done\\.\\n\`/incident #1 action done &lt;text&gt;\``, 'u'),
    );
  });

  test('is done once when Slack sends the same command twice, and both are told so', async () => {
    const number = /action (\d+)/u.exec(await here('action buy a bigger table'))?.[1];
    const body = new URLSearchParams({
      command: '/incident',
      text: `action done ${number}`,
      team_id: talk.slack.team.id,
      user_id: 'U0DANA000',
      channel_id: (await talk.slack.channel(channel))?.id ?? '',
      trigger_id: 'one.and.the.same',
      response_url: talk.slack.apiUrl,
    }).toString();
    // Signed a second apart: the very same request would be a replay.
    for (const later of [0, 1]) {
      const timestamp = Math.floor(Date.now() / 1000) + later;
      expect((await talk.slack.send(body, { timestamp })).text).toContain(`✅ #1 done: action ${number}, “`);
    }
  });

  test('is done without anybody having planned it', async () => {
    expect(await here('action done: rolled back the deploy')).toBe('✅ #1 done: “rolled back the deploy”');
  });

  test('that nobody wrote down cannot be done by number', async () => {
    expect(await here('action done 1')).toMatch(/^#1 has no action 1\.\n`\/incident #1 timeline`/u);
    expect(await here('action done 999 with care')).toContain('You typed: `/incident action done 999 with care`');
  });
});
