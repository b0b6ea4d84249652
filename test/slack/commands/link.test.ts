import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formOf } from '../actions/opened.ts';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

/** Two incidents that may belong together, by their numbers. */
async function pair() {
  const one = await talk.declare('sev3 Search is slow');
  const other = await talk.declare('sev3 Search is slow again');
  return { one: one.id, other: other.id, channel: other.channel, first: one.channel };
}
const linesOf = async (id: number): Promise<string[]> =>
  (await talk.type(`/incident #${id} timeline`))
    .split('\n')
    .filter((line) => /(?:related to|duplicate of|duplicated by) #/u.test(line));
const cardSays = (channel: string, words: string) =>
  talk.slack.until(async () => (await talk.slack.pins(channel))[0]?.text.includes(words));

describe('two incidents that are linked', () => {
  test('say so in both their records, each its own side of it', async () => {
    const { one, other, channel, first } = await pair();
    expect(await talk.type(`/incident #${other} link #${one} duplicate`)).toBe(
      `✅ #${other} is a duplicate of #${one}`,
    );
    expect(await talk.type(`/incident #${one} timeline`)).toContain(`duplicated by #${other}`);
    await cardSays(channel, `Links: duplicate of #${one}`);
    await cardSays(first, `Links: duplicated by #${other}`);
    expect(await talk.type(`/incident #${one} brief`)).toContain(`Links: duplicated by #${other}`);
    await talk.slack.until(async () =>
      (await talk.slack.messages('incidents')).find(({ text }) => text.includes(`Links: duplicate of #${one}`)),
    );
  });

  test('are linked once: said again, it stands already; said otherwise, that is a change', async () => {
    const { one, other, channel } = await pair();
    await talk.type(`/incident link #${one}`, { in: channel });
    expect(await talk.type(`/incident link #${one}`, { in: channel })).toContain(
      `#${other} is related to #${one} as it is.\n\`/incident #${other} link #${one} duplicate\``,
    );
    expect(await talk.type(`/incident #${one} link #${other}`)).toContain(`#${one} is related to #${other} as it is.`);
    expect([await linesOf(one), await linesOf(other)].map(({ length }) => length)).toEqual([1, 1]);

    expect(await talk.type(`/incident link #${one} duplicate`, { in: channel })).toContain('✅');
    // Without a word it says no more than that they belong together, which stands.
    expect(await talk.type(`/incident link #${one}`, { in: channel })).toContain(
      `#${other} is a duplicate of #${one} as it is.\n\`/incident #${other} link #${one} related\``,
    );
    expect((await linesOf(one)).at(-1)).toContain(`duplicated by #${other}`);
    expect((await linesOf(other)).at(-1)).toContain(`duplicate of #${one}`);

    await talk.type(`/incident link #${one} related`, { in: channel });
    await cardSays(channel, `Links: related to #${one}`);
    expect((await linesOf(other)).length).toBe(3);
  });

  test('the other way round, the one that was the duplicate has one', async () => {
    const { one, other, channel } = await pair();
    await talk.type(`/incident #${one} link #${other} duplicate`);
    await talk.type(`/incident #${other} link #${one} duplicate`);
    await cardSays(channel, `Links: duplicate of #${one}`);
    expect((await linesOf(one)).at(-1)).toContain(`duplicated by #${other}`);
  });

  test('by mistake are two again: what is taken back in one record is in the other', async () => {
    const { one, other, channel, first } = await pair();
    await talk.type(`/incident link #${one}`, { in: channel });
    await cardSays(first, `Links: related to #${other}`);
    const [entry = ''] = /\d+/u.exec((await linesOf(other))[0] ?? '') ?? [];
    expect(await talk.type(`/incident retract ${entry} another one was meant`, { in: channel })).toContain('✅');
    for (const place of [channel, first]) {
      await talk.slack.until(async () => !(await talk.slack.pins(place))[0]?.text.includes('Links:'));
    }
    expect((await linesOf(one)).join()).toContain('taken back');
    expect(await talk.type(`/incident link #${one}`, { in: channel })).toContain('✅');
  });

  test('by the form are so once as well', async () => {
    const { one, other, channel } = await pair();
    await talk.type(`/incident link #${one}`, { in: channel });
    const { body } = await talk
      .person('dana')
      .submit(await formOf(talk, 'link', { in: channel }), { other: String(one), how: 'related' });
    expect(body).toMatchObject({ errors: { other: `#${other} is related to #${one} as it is.` } });
  });
});

test('what is no other incident is told', async () => {
  const { one } = await pair();
  expect(await talk.type(`/incident #${one} link #${one}`)).toContain(`#${one} is itself.`);
  expect(await talk.type(`/incident #${one} link #999`)).toContain('There is no incident #999.');
  expect((await talk.hear(`/incident #${one} link x`)).text).toContain('Say which incident, by its number.');
});
