import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rowsOf } from '../../record.ts';
import { openTalk, plainly, refusedBySlack, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
});
afterAll(() => talk.close());

const sizes = [
  ['12,000 characters', 'word '.repeat(2400)],
  ['12,000 brackets', '&lt;'.repeat(12_000)],
  ['12,000 emoji', '🔥'.repeat(12_000)],
  ['40,000 characters on many lines', 'a line of its own\n'.repeat(2223)],
  ['one address of 12,000 characters', `<https://acme.test/${'x'.repeat(12_000)}>`],
] as const;
const verbs = ['update', 'note', 'title', 'next when', 'action', 'severity sev1', 'resolve', 'reopen', 'severity sev2'];

const recorded = async (): Promise<string[]> =>
  (await rowsOf<{ text: string }>(talk.house, 'select text from timeline_entry')).map(({ text }) => text);

describe.each(sizes)('%s', (_, text) => {
  const typed = plainly(text.replace(/^<|>$/gu, '')).trim();

  test.each(verbs)('after “%s” are recorded whole, echoed cut, and the cut is said', async (verb) => {
    const before = (await recorded()).filter((found) => found === typed).length;
    const answer = String((await talk.hear(`/incident ${verb} ${text}`, { in: channel, raw: true })).text);
    expect(answer).toMatch(/^✅ #1:? /u);
    expect(answer).toMatch(/… \(cut; recorded whole\)/u);
    expect(answer.length).toBeLessThan(1500);
    if (verb !== 'next when') expect((await recorded()).filter((found) => found === typed).length).toBe(before + 1);
  });

  test('as a title of a new incident are recorded whole', async () => {
    const answer = String((await talk.hear(`/incident declare sev4 ${text}`, { raw: true })).text);
    expect(answer).toMatch(/^✅ #\d+ declared/u);
    expect((await recorded()).includes(typed)).toBe(true);
  });

  test('are given back whole when they are refused', async () => {
    const reply = await talk.hear(`/incident next ${text}`, { in: channel, raw: true });
    const whole = [reply.text, ...(await rest(reply))].join('\n').replace(/\n```\n```\n/gu, '');
    expect(plainly(whole).includes(typed)).toBe(true);
  });
});

/** What came after the answer, when all of it is there. */
async function rest(reply: Awaited<ReturnType<Talk['hear']>>): Promise<string[]> {
  if (!String(reply.text).endsWith('You typed, whole:')) return [];
  await talk.slack.until(() => reply.later().length > 0);
  await talk.slack.quiet(100);
  return reply.later().map(({ text }) => String(text));
}

test('the timeline, the brief, the list and the postmortem stay within what Slack shows', async () => {
  for (const verb of ['timeline', 'brief', 'list', 'postmortem']) {
    const reply = await talk.hear(`/incident ${verb}`, { in: channel });
    await talk.slack.quiet(60);
    const texts = [reply.text, ...reply.later().map(({ text }) => text)].map(String);
    expect(texts.length).toBeLessThanOrEqual(5);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(40_000);
  }
});

test('an update of 12,000 characters is posted whole, with when the next one is due', async () => {
  const text = `begin ${'word '.repeat(2400)}end`;
  await talk.hear(`/incident update ${text}`, { in: channel });
  const posted = await talk.slack.until(async () =>
    (await talk.slack.messages(channel)).find((message) => message.text.includes('begin word')),
  );
  expect(posted.text.includes(text)).toBe(true);
  expect(posted.text).toMatch(/\n_Next update due .* UTC_$/u);
});

test('an update that Slack cannot show whole is cut, says so, and still says when the next one is due', async () => {
  await talk.hear(`/incident update giant ${'<'.repeat(40_000)}`, { in: channel });
  const posted = await talk.slack.until(async () =>
    (await talk.slack.messages(channel)).find((message) => message.text.includes('\ngiant ')),
  );
  expect(posted.text).toMatch(/&lt;… \(cut; the whole text is in the postmortem\)\n_Next update due .* UTC_$/u);
});

test('Slack refused none of it', async () => {
  await talk.slack.quiet(300);
  expect(refusedBySlack(talk.slack)).toEqual([]);
});
