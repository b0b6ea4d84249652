import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Message } from '../../../src/sandbox/seen.ts';
import { openTalk, type Talk } from '../talk.ts';
import { offersOf } from './opened.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await here('note impact: 16% of calls');
  await here('action buy a disk @kofi by Thursday');
  await here('promise We call every affected shop by Thursday');
});
afterAll(() => talk.close());

const here = (words: string, as = 'dana'): Promise<string> => talk.type(`/incident ${words}`, { in: channel, as });
const direct = (who: string, words: string): Promise<Message> =>
  talk.slack.until(async () => (await talk.slack.directMessages(who)).findLast(({ text }) => text.includes(words)));
const inChannel = (words: string): Promise<Message> =>
  talk.slack.until(async () => (await talk.slack.messages(channel)).findLast(({ text }) => text.includes(words)));

describe('whoever is given a role', () => {
  test('reads what they need to know, and says that they have it', async () => {
    await here('lead @mei');
    const offered = await direct('mei', 'gives you *commander* of #1');
    expect(offered.text).toContain(`(it was <@${talk.person('dana').id}>)`);
    expect(offered.text).toContain('Impact: 16% of calls');
    expect(offered.text).toContain('Open promises:\n• 1. “We call every affected shop”, due Thu, Nov 26, 2026');
    expect(offered.text).toContain('Open actions:\n• 4. buy a disk (kofi)');
    expect(offered.text).toContain('Last of the timeline:\n');
    await talk.person('mei').click(offered, 'accept');
    await inChannel(`<@${talk.person('mei').id}> has taken *commander*`);
    expect((await direct('mei', 'gives you *commander*')).text).toContain('✔️ Settled.');
  });

  test('may say that they cannot: it goes back to who had it', async () => {
    await here('lead @priya', 'mei');
    await talk.person('priya').click(await direct('priya', 'gives you *commander*'), 'decline');
    await inChannel(`cannot be *commander*: <@${talk.person('mei').id}> has it again`);
    expect(await here('status')).toContain(`Lead: <@${talk.person('mei').id}>`);
  });

  test('cannot say no to what they do not have any more', async () => {
    await here('role ops @priya', 'mei');
    const offered = await direct('priya', 'gives you *ops*');
    await here('role ops @kofi', 'mei');
    await talk.person('priya').click(offered, 'decline');
    await talk.slack.until(() =>
      talk.slack.ephemerals('priya').find(({ text }) => text.includes('You are not ops of #1 any more.')),
    );
  });

  test('by themselves is not told what they know', async () => {
    await here('lead me', 'kofi');
    await inChannel(`🧭 *commander* is <@${talk.person('kofi').id}>`);
    expect(
      (await talk.slack.directMessages('kofi')).filter(({ text }) => text.includes('gives you *commander*')),
    ).toEqual([]);
  });
});

describe('the card', () => {
  const card = async () => (await talk.slack.messages(channel)).find(({ text }) => text.includes('Status: '));
  const offers = (shown: Message) => offersOf(shown).flatMap(({ does, inMenu }) => (inMenu ? [] : [does]));
  const inMenu = (shown: Message) => offersOf(shown).flatMap(({ does, inMenu: isThere }) => (isThere ? [does] : []));

  test('offers what fits an open incident, and takes command by a click', async () => {
    const shown = (await card()) as Message;
    expect(offers(shown)).toEqual(['post_update', 'note', 'impact', 'severity', 'claim', 'role', 'action', 'resolve']);
    expect(inMenu(shown)).toEqual(['amend', 'retract', 'promise', 'title', 'link']);
    expect(JSON.stringify(shown.blocks)).toMatch(/<!date\^\d+\^\{date_short_pretty\} \{time\}\|Nov 20, 13:00 UTC>/u);
    await talk.person('olga').click(shown, 'claim');
    await talk.slack.until(
      async () => (await card())?.text.includes(`Lead: <@${talk.person('olga').id}>`) || undefined,
    );
  });

  test('the announcement offers its news, and nothing else, to those who only read', async () => {
    const [announced] = await talk.slack.messages('incidents');
    expect(offers(announced as Message)).toEqual(['subscribe']);
  });

  test('offers nothing that leads nowhere once it is over', async () => {
    await here('resolve fixed');
    const over = await talk.slack.until(async () => {
      const shown = await card();
      return shown?.text.includes('Status: resolved') && shown;
    });
    expect(offers(over)).toEqual(['postmortem', 'note', 'impact', 'action', 'reopen']);
    await talk.person('mei').click(over, 'postmortem');
    const form = await talk.slack.until(() => talk.slack.views('mei').at(-1));
    await talk.person('mei').submit(form, { 'root cause': 'no canary', lesson: 'deploy on Mondays' });
    expect((await talk.hear('/incident postmortem', { in: channel })).text).toContain('- no canary');
  });
});

describe('whoever comes in later', () => {
  test('reads alone what the others know', async () => {
    const brief = await talk.slack.until(() =>
      talk.slack
        .ephemerals('mei')
        .find(({ text, via }) => via === 'chat.postEphemeral' && text.includes('#1 Checkout is down')),
    );
    expect(brief.text).toContain('Open actions:');
  });
});

describe('times that cannot both be right', () => {
  test('are asked about, once, of whoever wrote them', async () => {
    const { channel: room } = await talk.declare('sev3 Search is slow');
    const say = (words: string) => talk.type(`/incident ${words}`, { in: room, as: 'kofi' });
    await say('note rolled back the change at 11:11 UTC');
    await say('update The issue was fixed at 11:20 UTC by a rollback.');
    const asked = await direct('kofi', '11:20');
    expect(asked.text).toContain('11:11');
    expect(asked.text).toMatch(/amend \d+ &lt;text&gt;/u);
    await say('update As before: the issue was fixed at 11:20 UTC by a rollback.');
    await talk.slack.quiet(300);
    expect((await talk.slack.directMessages('kofi')).filter(({ text }) => text.includes('11:20'))).toHaveLength(1);
  });
});
