import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenView } from '../../../src/sandbox/world.ts';
import { rowsOf } from '../../record.ts';
import { openTalk, type Talk } from '../talk.ts';
import { formBehind, formOf } from './opened.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await talk.type('/incident note first words', { in: channel });
});
afterAll(() => talk.close());

describe('a form', () => {
  test('holds what is known already, and carries no text that people wrote', async () => {
    const { view } = await formOf(talk, 'amend 3', { in: channel });
    expect(JSON.stringify(view)).toContain('"initial_value":"first words"');
    expect(view['private_metadata']).toMatch(/^\{"incident":1,"version":\d+,"entry":3\}$/u);
  });

  test.each([
    ['note', { text: 'x', at: 'breakfast' }, { at: 'That is no time that Sitrep can read: try 17:40, or 20m ago.' }],
    ['note', { text: 'x', at: '15:40' }, { at: '“15:40” has not come yet.' }],
    [
      'note',
      { text: 'x', at: 'Oct 25 02:30' },
      {
        at: 'The clock showed “Oct 25 02:30” twice that night: write 2026-10-25 00:30 UTC or 2026-10-25 01:30 UTC.',
      },
    ],
    ['amend', { at: 'breakfast' }, { at: 'That is no time that Sitrep can read: try 17:40, or 20m ago.' }],
    ['amend', { text: '' }, { text: 'Say what it should read, or when it happened.' }],
    ['amend', { entry: 'last', text: 'x' }, { entry: 'Its number in the timeline, such as 4.' }],
    ['amend', { entry: '99', text: 'x' }, { text: '#1 has no such entry.' }],
  ])('of “%s” says what is wrong at its field: %j', async (verb, values, errors) => {
    const form = await formOf(talk, verb, { in: channel });
    expect((await talk.person('dana').submit(form, values)).body).toEqual({ response_action: 'errors', errors });
  });

  test.each([
    ['update', '/incident #1 update &lt;text&gt;'],
    ['severity', '/incident #1 severity sev2 &lt;why&gt;'],
    ['declare', '/incident declare sev2 &lt;title&gt;'],
  ])('of “%s” that Slack does not open in time is a line to type', async (verb, line) => {
    talk.slack.intercept = ({ method }, phase) =>
      method === 'views.open' && phase === 'before' ? { kind: 'error', error: 'expired_trigger_id' } : undefined;
    await talk.slack.person('mei').type(`/incident ${verb}`, { in: channel });
    await talk.slack.until(() => talk.slack.ephemerals('mei').at(-1)?.text.includes(`\`${line}\``) || undefined);
    talk.slack.intercept = undefined;
  });

  test('is not opened for what is over', async () => {
    expect((await talk.hear('/incident reopen', { in: channel })).text).toContain('#1 is open as it is.');
    const { id } = await talk.declare('sev4 Search is slow');
    await talk.type(`/incident #${id} resolve`);
    expect((await talk.hear(`/incident #${id} update`)).text).toContain(`#${id} is already resolved.`);
  });

  test('calls whoever it names, and nobody else', async () => {
    const form = await formOf(talk, 'note', { in: channel });
    await talk.person('dana').submit(form, { text: 'ask @kofi. or @nobody, <!channel> a@mei.test @here' });
    const posted = await talk.slack.until(async () =>
      (await talk.slack.messages(channel)).find(({ text }) => text.includes('or @nobody')),
    );
    expect(posted.text).toContain(`ask <@${talk.person('kofi').id}>. or @nobody, &lt;!channel&gt; a@mei.test @here`);
  });
});

describe('beside an answer', () => {
  const behind = (words: string, does: string) =>
    formBehind(talk, talk.slack.ephemerals('dana').findLast(({ text }) => text.includes(words)) as never, does);

  test('the form that puts right what was said is one click away', async () => {
    await talk.type('/incident note the vender called', { in: channel });
    const form = await behind('the vender called', 'amend');
    await talk.person('dana').submit(form, { text: 'the vendor called' });
    expect((await talk.hear('/incident timeline', { in: channel })).text).toContain('was “the vender called”');
  });

  test('to a bare resolve, so is the postmortem; it begins with what is noted', async () => {
    const { id, channel: place } = await talk.declare('sev4 Push is slow');
    for (const words of ['root cause: no canary', 'lesson: rest', 'lesson: test']) {
      await talk.type(`/incident note ${words}`, { in: place });
    }
    await talk.type('/incident resolve', { in: place });
    const form = await behind(`#${id} resolved after`, 'postmortem');
    const shown = JSON.stringify(form.view);
    expect(shown).toContain('"initial_value":"no canary"');
    expect(shown).toContain('As entry 3 says it: what you change puts that entry right.');
    expect(shown).toContain('Entries 4, 5 say something of it; what you write here is added.');
    expect(shown).toContain(`\`/incident #${id} postmortem\` shows the draft.`);

    const untouched = await talk.person('dana').submit(form);
    expect(untouched.body).toMatchObject({ errors: { impact: 'Answer at least one of them, or change one.' } });
    const emptied = await talk.person('dana').submit(form, { 'root cause': '' });
    expect(emptied.body).toMatchObject({
      errors: { 'root cause': `It is entry 3 on the timeline: /incident #${id} retract 3 <why> takes it back.` },
    });
    await talk
      .person('dana')
      .submit(form, { 'root cause': 'no canary, no test', lesson: 'sleep', action: 'build a canary' });
    const draft = String((await talk.hear('/incident postmortem', { in: place })).text);
    expect(draft).toContain('## Root cause\n\n- no canary, no test\n');
    expect(draft).toContain('- rest\n- test\n- sleep\n');
    expect(draft).toMatch(/### Planned\n\n- build a canary \(action \d+, owner: nobody yet, due: no date yet\)\n/u);
  });
});

describe('a text that is longer than a field may be', () => {
  const long = (words: string) => `begin ${`${words} `.repeat(1000)}end`;
  const texts = async () =>
    (await rowsOf<{ text: string }>(talk.house, 'select text from timeline_entry')).map(({ text }) => text);
  const shown = (form: OpenView) => JSON.stringify(form.view);
  const answer = () => JSON.stringify(talk.slack.views('dana').at(-1)?.view);

  test('stays whole where nobody touches it, and the form says so', async () => {
    await talk.type(`/incident note ${long('word')}`, { in: channel });
    const form = await formOf(talk, 'amend', { in: channel });
    expect(shown(form)).toMatch(
      /Cut here; left as it is, it stays whole\. To change it, type \/incident #1 amend \d+ <text>/u,
    );
    await talk.person('dana').submit(form, { at: '20m ago' });
    expect(answer()).toContain('it happened at');
    expect((await talk.hear('/incident postmortem', { in: channel })).text).toContain(long('word'));
    expect((await texts()).some((text) => /^begin word/u.test(text) && text.length < 5000)).toBe(false);
  });

  test('is what somebody makes of it, and how much that is is said', async () => {
    const form = await formOf(talk, 'amend', { in: channel });
    await talk.person('dana').submit(form, { text: 'in short' });
    expect(answer()).toContain('It had 5009 characters and has 8 now; the old words are kept.');
  });

  test('stays whole also when somebody else puts it right meanwhile', async () => {
    await talk.type(`/incident note ${long('two')}`, { in: channel });
    const form = await formOf(talk, 'amend', { in: channel });
    const [, number] = /"entry":(\d+)/u.exec(String(form.view['private_metadata'])) ?? [];
    await talk.type(`/incident amend ${number} ${long('three')}`, { in: channel, as: 'kofi' });
    const { body } = await talk.person('dana').submit(form);
    expect(body).toEqual({ response_action: 'errors', errors: { text: `Entry ${number} reads so as it is.` } });
  });

  test('of a title is not shortened either', async () => {
    await talk.type(`/incident title ${long('title')}`, { in: channel });
    const form = await formOf(talk, 'title', { in: channel });
    expect(shown(form)).toContain('To change it, type /incident #1 title <title>');
    await talk.type(`/incident title ${long('other')}`, { in: channel, as: 'kofi' });
    const { body } = await talk.person('dana').submit(form);
    expect(body).toEqual({ response_action: 'errors', errors: { title: '#1 has that title as it is.' } });
    expect((await texts()).filter((text) => /^begin (?:title|other)/u.test(text) && text.length < 5000)).toEqual([]);
  });

  test('does not begin the next update, and that is said', async () => {
    await talk.type(`/incident update ${long('news')}`, { in: channel });
    expect(shown(await formOf(talk, 'update', { in: channel }))).toContain(
      'The last update is longer than a form may be',
    );
  });
});
