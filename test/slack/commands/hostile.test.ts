import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isLive } from '../live.ts';
import { everythingSaid, openTalk, refusedBySlack, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
});
afterAll(() => talk.close());

/** As Slack sends it: what people typed as a name is a token, what they typed as a bracket is an entity. */
const pings =
  '<!channel> <!here|here> <!everyone> <!subteam^S0ONCALL> <!subteam^S0ONCALL|@oncall> &lt;!channel&gt; &lt;!here&gt; ' +
  '&lt;!subteam^S0ONCALL&gt; &lt;@U0VICTIM0&gt; &amp;lt;!everyone&amp;gt; &lt;!date^1^{date}|x&gt; @channel @here @everyone';
const links =
  '<https://acme.test/a?b=1&amp;c=2> <http://acme.test|acme.test> <https://evil.test/|https://bank.test> ' +
  '&lt;https://acme.test|click me&gt; &lt;javascript:alert(1)|click me&gt; javascript:alert(1) [x](javascript:alert(1)) <mailto:a@acme.test|a@acme.test>';
const marks = '`code` ``` *bold* _it_ ~no~ > quote # heading | cell | --- \\ &amp;amp; &lt;/b&gt; “ ” ‘ ’ —';
const odd = 'a\u202Eb\u2066c Z͑̾͟a̴͝l̶g̵o͛ \u0000 \u0007 \uD800 \uDC00 👩‍👩‍👧‍👦 🇪🇺 \uFEFF\u200B\u2028 الخادم متوقف';

const verbs = [
  'update',
  'update identified:',
  'note',
  'note impact:',
  'impact x major',
  'status monitoring',
  'title',
  'next when',
  'next none',
  'action',
  'action done',
  'promise',
  'severity sev1',
  'resolve',
  'reopen',
  'severity sev2',
];

describe.each([
  ['mentions of groups and of people nobody named', pings],
  ['links', links],
  ['marks', marks],
  ['odd characters', odd],
])('%s', (_, text) => {
  test.each(verbs)('after “%s” are taken as the words they are', async (verb) => {
    const answer = String((await talk.hear(`/incident ${verb} ${text} end`, { in: channel, raw: true })).text);
    expect(answer).toMatch(/^✅ #1:? /u);
    expect(answer).toContain('end');
  });

  test('in a title of a new incident are taken as the words they are', async () => {
    const answer = String((await talk.hear(`/incident declare sev4 ${text} end`, { raw: true })).text);
    expect(answer).toMatch(/^✅ #\d+ declared/u);
  });

  test.each(['', 'updaet', 'next', 'lead', 'role', 'role comms', 'severity sev9', 'status', '#99 update'])(
    'after “%s”, which is refused, are given back as the words they are',
    async (verb) => {
      const answer = String((await talk.hear(`/incident ${verb} ${text}`, { in: channel, raw: true })).text);
      expect(answer).not.toMatch(/^✅/u);
      expect(answer).toContain('/incident ');
    },
  );
});

test('the lists and the papers repeat them as words', async () => {
  for (const verb of ['list', 'timeline', 'brief', 'status', 'postmortem']) {
    expect(String((await talk.hear(`/incident ${verb}`, { in: channel })).text)).toMatch(/^✅/u);
  }
});

test('a person who is named is called once, where the update is posted', async () => {
  await talk.hear('/incident update <@U0KOFI000|kofi> looks, next is <@U0MEI0000>', { in: channel, raw: true });
  await talk.slack.until(async () =>
    (await talk.slack.messages(channel)).some(({ text }) =>
      text.includes('\n<@U0KOFI000> looks, next is <@U0MEI0000>'),
    ),
  );
});

describe('when all of it has been told', () => {
  test('nothing that was sent is live', async () => {
    await talk.hear('/incident resolve <@U0KOFI000|kofi> has done it', { in: channel, raw: true });
    await talk.hear('/incident postmortem', { in: channel });
    await talk.slack.until(async () =>
      (await talk.slack.messages('incidents')).some(({ text }) => text.includes('is resolved.')),
    );
    await talk.slack.quiet(300);
    const said = everythingSaid(talk.slack);
    expect(said.length).toBeGreaterThan(500);
    // Hundreds of texts, most of them several times: an `expect` of each would take longer than all the typing.
    const texts = [...new Set(said)];
    expect(texts.filter(isLive)).toEqual([]);
    const inBrackets = (sign: RegExp) => texts.flatMap((text) => [...text.matchAll(sign)].map(([, inside]) => inside));
    expect(['U0DANA000', 'U0KOFI000', 'U0MEI0000']).toEqual(
      expect.arrayContaining([...new Set(inBrackets(/<@([^>]*)>/gu))]),
    );
    expect(inBrackets(/<(http[^>]*)>/gu).filter((at) => !/^https?:\/\/[\w.]+(?:\/|$)/u.test(String(at)))).toEqual([]);
  });

  test('who was named hears of it in the channel alone', () => {
    const elsewhere = talk.slack
      .calls()
      .filter(({ args }) => JSON.stringify(args).includes('<@U0KOFI000>'))
      .map(({ method, args }) => `${method} ${String(args['text']).split('\n')[0]}`);
    expect(elsewhere).toEqual([
      expect.stringMatching(/^chat\.postMessage 📣 \*Update\* by/u),
      expect.stringMatching(/^chat\.postMessage ✅ \*Resolved\* by/u),
    ]);
  });

  test('Slack refused none of it', () => {
    expect(refusedBySlack(talk.slack)).toEqual([]);
  });
});
