import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

const minute = 60_000;

/** The newest message from Sitrep to somebody that has these words. */
const news = (handle: string, words: string) =>
  talk.slack.until(async () => (await talk.slack.directMessages(handle)).findLast(({ text }) => text.includes(words)));

const textsTo = async (handle: string) => (await talk.slack.directMessages(handle)).map(({ text }) => text);

describe('of one incident', () => {
  test('its news come to whoever asked, from then on', async () => {
    const { id, channel } = await talk.declare('sev2 Checkout is down');
    await talk.type('/incident update We are on it', { in: channel });
    talk.moveClock(minute);
    expect(await talk.type(`/incident subscribe #${id}`, { as: 'kofi' })).toBe(
      `✅ You follow #${id}: its news come to you as messages.\n\`/incident unsubscribe #${id}\` ends that.`,
    );
    talk.moveClock(minute);
    await talk.type('/incident note the disk was full', { in: channel });
    await talk.type('/incident update identified: The disk was full. Next update in 20 minutes', { in: channel });

    const message = await news('kofi', 'The disk was full');
    expect(message.text).toContain(`*sev2 · #${id} Checkout is down* · identified · <#C`);
    expect(message.text).toMatch(/\nNext update due <!date\^\d+\^.*12:22 UTC>$/u);
    await talk.type('/incident resolve all good', { in: channel });
    expect((await news('kofi', 'all good')).text).not.toContain('Next update');
    const all = await textsTo('kofi');
    expect(all.filter((text) => text.includes('the disk was full'))).toEqual([]);
    expect(all.filter((text) => text.includes('We are on it'))).toEqual([]);
    expect(all.filter((text) => text.includes('The disk was full. Next'))).toHaveLength(1);
  });

  test('nobody is told what they wrote', async () => {
    const { channel } = await talk.declare('sev3 Search is slow');
    await talk.type('/incident subscribe', { in: channel });
    await talk.type('/incident subscribe', { in: channel, as: 'kofi' });
    talk.moveClock(minute);
    await talk.type('/incident update It is the index', { in: channel });
    await news('kofi', 'It is the index');
    expect(await textsTo('dana')).toEqual([]);
  });

  test('a button on the announcement does the same', async () => {
    const { id, channel } = await talk.declare('sev4 The logo is blurred');
    const card = await talk.slack.until(async () =>
      (await talk.slack.messages('incidents')).find(({ text }) => text.includes(`#${id} `)),
    );
    await talk.person('mei').click(card, 'subscribe');
    await talk.slack.until(() =>
      talk.slack.ephemerals('mei').find(({ text }) => text.startsWith(`✅ You follow #${id}: `)),
    );
    talk.moveClock(minute);
    await talk.type('/incident update Drawn anew', { in: channel });
    await news('mei', 'Drawn anew');
  });

  test('it ends', async () => {
    const { id, channel } = await talk.declare('sev3 Mails are late');
    await talk.type('/incident subscribe', { in: channel, as: 'kofi' });
    await talk.type('/incident subscribe', { in: channel, as: 'mei' });
    expect(await talk.type('/incident unsubscribe', { in: channel, as: 'kofi' })).toBe(
      `✅ You follow #${id} no longer.`,
    );
    talk.moveClock(minute);
    await talk.type('/incident update Mails are sent', { in: channel });
    await news('mei', 'Mails are sent');
    expect((await textsTo('kofi')).join('\n')).not.toContain('Mails are sent');
    const { text } = await talk.hear('/incident unsubscribe', { in: channel, as: 'kofi' });
    expect(text).toContain(`You do not follow #${id}.\n`);
  });
});

describe('of a severity or a component', () => {
  test('a severity is that and worse, from the declaration to the end, also when it became milder', async () => {
    await talk.type('/incident subscribe sev2', { as: 'priya' });
    talk.moveClock(minute);
    await talk.declare('sev3 A small thing');
    const { id, channel } = await talk.declare('sev1 A big thing');
    expect((await news('priya', 'A big thing')).text).toContain(`*sev1 · #${id} A big thing*`);
    talk.moveClock(minute);
    await talk.type('/incident severity sev3', { in: channel });
    await talk.type('/incident update Not so big', { in: channel });
    await news('priya', 'Not so big');
    expect((await textsTo('priya')).join('\n')).not.toContain('A small thing');
  });

  test('a component is heard of once it is hit, whatever its case', async () => {
    expect(await talk.type('/incident subscribe  payment  API', { as: 'kofi' })).toContain('✅ You follow payment API');
    talk.moveClock(minute);
    const { channel } = await talk.declare('sev4 Cards are declined');
    await talk.type('/incident update Looking', { in: channel });
    await talk.type('/incident impact Payment API partial', { in: channel });
    await talk.type('/incident update The bank is back', { in: channel });
    await news('kofi', 'The bank is back');
    expect((await textsTo('kofi')).join('\n')).not.toContain('Looking');
  });
});

describe('who may not know', () => {
  test('hears nothing of a private incident, and cannot ask for it', async () => {
    await talk.type('/incident subscribe all', { as: 'priya' });
    talk.moveClock(minute);
    const answer = await talk.type('/incident declare sev1 Customer data leaked private');
    const id = Number(/#(\d+)/u.exec(answer)?.[1]);
    const { text } = await talk.hear(`/incident subscribe #${id}`, { as: 'priya' });
    expect(text).toContain(`There is no incident #${id}.`);
    await talk.declare('sev4 Something else');
    await news('priya', 'Something else');
    expect((await textsTo('priya')).join('\n')).not.toContain('leaked');
  });
});

test('what one follows is listed, and all of it ends at once', async () => {
  await talk.type('/incident subscribe sev1', { as: 'mei' });
  await talk.type('/incident subscribe Checkout', { as: 'mei' });
  const list = await talk.type('/incident subscribe', { as: 'mei' });
  expect(list).toMatch(/^✅ You follow #\d+, #\d+, sev1, Checkout\./u);
  expect(await talk.type('/incident subscribe sev1', { as: 'mei' })).toContain('✅ You follow sev1 already.');
  await talk.type('/incident unsubscribe all', { as: 'mei' });
  expect(await talk.type('/incident subscribe', { as: 'mei' })).toContain('✅ You follow nothing.');
});

test.each(['sev9', '#1 sev1', 'me', 'P1'])('“subscribe %s” names nothing', async (words) => {
  expect((await talk.hear(`/incident subscribe ${words}`)).text).toContain('is no incident, no severity and no');
});

test('one who cannot be written to is no trouble of those who work on it', async () => {
  const { channel } = await talk.declare('sev4 The footer is grey');
  await talk.type('/incident subscribe', { in: channel, as: 'kofi' });
  await talk.type('/incident subscribe', { in: channel, as: 'mei' });
  const kofi = talk.person('kofi').id;
  talk.slack.intercept = ({ method, args }, phase) =>
    method === 'chat.postMessage' && phase === 'before' && args['channel'] === kofi
      ? { kind: 'error', error: 'user_disabled' }
      : undefined;
  talk.moveClock(minute);
  await talk.type('/incident update Painted', { in: channel });
  await news('mei', 'Painted');
  const [card] = await talk.slack.pins(channel);
  expect(card?.text).not.toContain('⚠️');
  talk.slack.intercept = undefined;
});

test.each(['#99', '99', 'inc-99-gone'])('“subscribe %s” names no incident', async (words) => {
  expect((await talk.hear(`/incident subscribe ${words}`)).text).toContain('There is no incident #99.');
});
