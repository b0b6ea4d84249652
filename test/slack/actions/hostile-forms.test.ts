import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenView } from '../../../src/sandbox/world.ts';
import { escapeText } from '../../../src/slack/views/mrkdwn.ts';
import { rowsOf } from '../../record.ts';
import { isLive } from '../live.ts';
import { everythingSaid, openTalk, refusedBySlack, type Talk } from '../talk.ts';
import { cardOf, formAfter, formBehind, formOf, withPeople } from './opened.ts';
import { dueIn } from './reminded.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await talk.declare('sev2 Search is down');
});
afterAll(() => talk.close());

/** As much as a field takes, nearly: something is added to it now and then. */
const upTo = (words: string) => words.repeat(3000).slice(0, 2900);
const calls =
  '<!channel> <!here|here> <!subteam^S0ONCALL> <@U0VICTIM0> &lt;!everyone&gt; @channel @here @everyone <!date^1^{date}|x>';
const links =
  '<b>x</b> <https://evil.test/|https://bank.test> [x](javascript:alert(1)) <mailto:a@acme.test|a> &amp;amp;';
const marks = '`x` ``` *b* _i_ ~s~ “q” ‘q’ "\n\n> q\n| a | b |\n# h\r\n--- \\';
const texts: ReadonlyArray<readonly [what: string, text: string]> = [
  ['long and all signs', upTo('<&>')],
  ['very long, and all emoji', `${upTo('🔥')} end`],
  ['calls, HTML, links, marks, quotes and lines', [calls, links, marks].join(' ')],
  [
    'turned, dead and half characters',
    'a\u202Eb\u2066c \u0000 \u0007 \uD800 \uDC00 \uFEFF\u200B\u2028 👩‍👩‍👧‍👦 الخادم متوقف',
  ],
];

interface Entry {
  readonly seq: number;
  readonly text: string;
  readonly detail: string;
}
const entries = async (id: number | string = 1) =>
  await rowsOf<Entry>(
    talk.house,
    `select seq, text, detail from timeline_entry where incident_id = ${id} and author <> 'sitrep' order by seq`,
  );
const newest = async () => (await entries()).at(-1) as Entry;
/** A database of well-formed text has no place for half a character. */
const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, '\uFFFD');

const heard: unknown[] = [];

/** Sends a form and gives what became of it: the words that took it, or what is wrong, by field. */
async function send(form: OpenView, values: Readonly<Record<string, string>>) {
  const { body } = await talk.person('dana').submit(form, withPeople(talk, values));
  heard.push(body);
  const { errors, view } = body as { errors?: Record<string, string>; view?: { blocks: unknown } };
  return { errors, said: JSON.stringify(view?.blocks ?? '') };
}

/** What stands in the fields of a form by itself. */
const emptied = ({ view }: OpenView): Record<string, string> =>
  Object.fromEntries(
    (view['blocks'] as Array<{ type: string; block_id: string }>)
      .filter(({ type }) => type === 'input')
      .map(({ block_id }) => [block_id, '']),
  );

const opened = (words: string) => formOf(talk, words, { in: channel });
const onCard = async (does: string, words = 'Next update: ') =>
  formBehind(talk, await cardOf(talk, channel, words), does);

describe.each(texts)('%s', (_, text) => {
  const whole = wellFormed(text.trim());

  /** Fills every field that takes words; all of them are in the record, and a cut is said. */
  async function takes(form: OpenView, values: Readonly<Record<string, string>>, recorded = whole) {
    const { said, errors } = await send(form, values);
    expect(errors).toBeUndefined();
    expect(said).toContain('✅ ');
    const start = JSON.stringify(escapeText(whole)).slice(1, 20);
    if (said.includes(start) && whole.length > 1000) expect(said).toContain('… (cut; ');
    expect((await newest()).text).toBe(recorded);
  }

  test('is taken as the words it is, in every field of every form', async () => {
    await takes(await opened('note'), { text });
    const { seq } = await newest();
    await takes(await opened('amend'), { text: `${text}!` }, `${whole}!`);
    await takes(await opened(`retract ${seq}`), { why: text });
    await takes(await opened('update'), { text });
    await takes(await opened('severity'), { severity: 'sev1', why: text });
    await takes(await opened('title'), { title: text });
    await takes(await opened('action'), { text, owner: 'kofi' });
    await takes(await onCard('promise'), { text });
    await takes(await opened('impact'), { component: text, region: text, amount: text, words: text });
    const { component, region, amount } = JSON.parse((await newest()).detail);
    expect([component, region, amount].map(wellFormed)).toEqual([whole, whole, whole]);
    await takes(await opened('severity'), { severity: 'sev2', why: text });
    await takes(await opened('next'), { when: `when ${text}` }, '');
    expect(wellFormed(JSON.parse((await newest()).detail).next.words)).toBe(whole);
    const section = await opened('postmortem edit cause');
    await takes(section, { ...emptied(section), text });
    await takes(await onCard('resolve'), { text });
    const over = await onCard('postmortem', 'Status: resolved');
    const all = { impact: text, 'root cause': text, detection: text, fix: text, lesson: `${text}!` };
    await takes(over, all, `lesson: ${whole}!`);
    const { said, errors } = await send(await opened('publish'), { at: '' });
    expect([errors, said]).toEqual([undefined, expect.stringContaining('postmortem published')]);
    await takes(await opened('reopen'), { why: text });
    const form = await formOf(talk, 'declare', { in: 'general' });
    expect((await send(form, { title: text, mode: 'test' })).said).toContain('declared');
    const [declared] = await rowsOf<Entry>(
      talk.house,
      "select text from timeline_entry where kind = 'declared' order by incident_id desc",
    );
    expect(declared?.text).toBe(whole);
  });

  test('is so as well where it says why a reminder waits, why a date moves, and what was said elsewhere', async () => {
    const { id, channel: place } = await talk.declare('sev3 Mail is slow');
    const last = async () => (await entries(id)).at(-1)?.text;
    const taken = async (form: OpenView, values: Readonly<Record<string, string>>) => {
      const { said, errors } = await send(form, values);
      expect({ errors, isTaken: said.includes('✅ ') }).toEqual({ errors: undefined, isTaken: true });
    };
    await talk.type('/incident promise We call by Thursday', { in: place });
    await taken(await formOf(talk, 'promise move 1 Friday', { in: place }), { why: text });
    expect(await last()).toBe(whole);

    await talk.type('/incident update Next update in 20 minutes', { in: place });
    talk.moveClock(20 * 60_000);
    const reminder = await talk.slack.until(() => dueIn(talk, place));
    await taken(await formBehind(talk, reminder, 'snooze'), { why: text });
    expect(await last()).toBe(`Snoozed because ${whole}`);

    const { ts } = await talk.person('kofi').post('general', 'the disk is full');
    const message = (await talk.slack.messages('general')).find((one) => one.ts === ts);
    const form = await formAfter(talk, 'dana', () => talk.person('dana').shortcut('add_to_timeline', message));
    await taken(form, { incident: String(id), said: text });
    expect(await last()).toBe(whole);
  });

  test('is no time and no number: that is said at the field, and nothing is recorded', async () => {
    const before = (await entries()).length;
    const wrong = async (form: OpenView, field: string, values: Readonly<Record<string, string>>) => {
      const { errors } = await send(form, values);
      expect(Object.keys(errors ?? {})).toEqual([field]);
      expect(errors?.[field]).toMatch(/^.{5,250}$/u);
      expect(errors?.[field]).not.toContain('whole below');
    };
    await wrong(await opened('note'), 'at', { text: 'x', at: text });
    const amends = await opened('amend');
    await wrong(amends, 'entry', { entry: text });
    await wrong(amends, 'at', { at: text });
    await wrong(await opened('retract'), 'entry', { entry: text, why: 'x' });
    await wrong(await opened('link'), 'other', { other: text });
    await wrong(await opened('next'), 'when', { when: text });
    const impact = await opened('impact');
    for (const field of ['from', 'to', 'cause']) await wrong(impact, field, { component: 'x', [field]: text });
    expect(await entries()).toHaveLength(before);
  });
});

test('only spaces are no words: what is needed is asked for, and nothing is recorded', async () => {
  const before = (await entries()).length;
  const spaces = '  \n ';
  const asks = async (form: OpenView, field: string, values: Readonly<Record<string, string>>) =>
    expect(Object.keys((await send(form, values)).errors ?? {})).toEqual([field]);
  for (const verb of ['note', 'amend', 'update', 'action']) await asks(await opened(verb), 'text', { text: spaces });
  await asks(await opened('title'), 'title', { title: spaces });
  await asks(await opened('next'), 'when', { when: spaces });
  await asks(await opened('link'), 'other', { other: spaces });
  await asks(await opened(`retract ${before}`), 'entry', { entry: spaces, why: spaces });
  await asks(await onCard('promise'), 'text', { text: spaces });
  await asks(await formOf(talk, 'promise move 1 Friday', { in: channel }), 'why', { why: spaces });
  await asks(await opened('impact'), 'component', { component: spaces });
  await asks(await formOf(talk, 'declare', { in: 'general' }), 'title', { title: spaces });
  expect(await entries()).toHaveLength(before);
});

test('nothing that was sent or answered is live, and Slack refused none of it', async () => {
  await talk.slack.quiet(500);
  expect(heard.length).toBeGreaterThan(120);
  // Thousands of texts, most of them several times: an `expect` of each would take longer than all the forms.
  const said = [...new Set(everythingSaid(talk.slack, heard))];
  expect(said.filter(isLive)).toEqual([]);
  const addresses = said.flatMap((text) => [...text.matchAll(/<(http[^>]*)>/gu)].map(([, address]) => address));
  expect(addresses.filter((address) => !/^https?:\/\/[\w.]+(?:\/|$)/u.test(String(address)))).toEqual([]);
  expect(refusedBySlack(talk.slack)).toEqual([]);
});
