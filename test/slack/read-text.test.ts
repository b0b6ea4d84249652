import { describe, expect, test } from '@jest/globals';
import { channelNamed, readText } from '../../src/slack/read-text.ts';

const names: Readonly<Record<string, string>> = { U1: 'Dana Dupont', W2: 'Kofi' };
const read = (raw: string) => readText(raw, async (id, label) => names[id] ?? label ?? id);

describe('what Slack sends is what the person typed', () => {
  test.each([
    ['plain words', 'plain words'],
    ['<@U1>', '@Dana Dupont'],
    ['<@U1|dana>', '@Dana Dupont'],
    ['<@W2|kofi> looks', '@Kofi looks'],
    ['<@U9|newcomer>', '@newcomer'],
    ['<@U9>', '@U9'],
    ['<#C1|inc-1-checkout>', '#inc-1-checkout'],
    ['<#C1>', '#C1'],
    ['<#C1|>', '#C1'],
    ['<!channel>', '@channel'],
    ['<!here|here>', '@here'],
    ['<!everyone|@everyone>', '@everyone'],
    ['<!subteam^S1>', '@S1'],
    ['<!subteam^S1|@oncall>', '@oncall'],
    ['<!date^1392734382^{date}|Feb 18>', 'Feb 18'],
    ['<https://acme.test/a?b=1&amp;c=2>', 'https://acme.test/a?b=1&c=2'],
    ['<http://acme.test|acme.test>', 'acme.test'],
    ['<https://acme.test/x|acme.test/x>', 'acme.test/x'],
    ['<https://acme.test|the board>', 'the board (https://acme.test)'],
    ['<https://evil.test/good.test|good.test>', 'good.test (https://evil.test/good.test)'],
    ['<mailto:a@acme.test|a@acme.test>', 'a@acme.test'],
    ['<mailto:a@acme.test>', 'a@acme.test'],
    ['<tel:+4930123>', '+4930123'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['&lt;!channel&gt; &lt;@U1&gt;', '<!channel> <@U1>'],
    ['&quot;', '&quot;'],
    ['“quotes” — and ‘dashes’', '“quotes” — and ‘dashes’'],
  ])('%s', async (raw, text) => {
    expect((await read(raw)).text).toBe(text);
  });
});

test.each(['a < b and c > d', '<b>bold</b>', '1 <2> 3', '<>', '<@>', '< @U1 >', 'if (a<b|c>d)', '<unfinished'])(
  'brackets that are no token of Slack’s are kept: %s',
  async (raw) => {
    expect(await read(raw)).toEqual({ text: raw, mentions: [] });
  },
);

test('who was named stands beside the text, at the place of the name', async () => {
  const { text, mentions } = await read('a &amp; b: <@U1|dana>, <@W2> and @nobody');
  expect(mentions.map(({ from, to, person }) => [person, text.slice(from, to)])).toEqual([
    ['U1', '@Dana Dupont'],
    ['W2', '@Kofi'],
  ]);
});

test('a name may hold what looks like a token', async () => {
  const { text, mentions } = await readText('<@U1>', async () => '<!channel> &amp;');
  expect(text).toBe('@<!channel> &amp;');
  expect(mentions).toEqual([{ from: 0, to: text.length, person: 'U1' }]);
});

describe('the channel a command is about stands before or after its verb', () => {
  test.each([
    ['<#C1|war-room> update x', 'C1'],
    ['update <#C1|war-room> x', 'C1'],
    [' update  <#C1|> x', 'C1'],
    ['<#C1>', 'C1'],
    ['update see <#C1|war-room>', undefined],
    ['#12 <#C1|war-room> x', undefined],
    ['update #12 x', undefined],
    ['', undefined],
  ])('%s', (raw, channel) => {
    expect(channelNamed(raw)).toBe(channel);
  });
});
