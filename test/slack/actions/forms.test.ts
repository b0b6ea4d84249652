import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenView } from '../../../src/sandbox/world.ts';
import { rows } from '../../e2e/settled.ts';
import { openTalk, type Talk } from '../talk.ts';
import { formOf } from './opened.ts';

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

describe('a text that is longer than a field may be', () => {
  const long = (words: string) => `begin ${`${words} `.repeat(1000)}end`;
  const texts = () => rows<{ text: string }>(talk.house, 'select text from timeline_entry').map(({ text }) => text);
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
    expect(texts().some((text) => /^begin word/u.test(text) && text.length < 5000)).toBe(false);
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
    expect(texts().filter((text) => /^begin (?:title|other)/u.test(text) && text.length < 5000)).toEqual([]);
  });

  test('does not begin the next update, and that is said', async () => {
    await talk.type(`/incident update ${long('news')}`, { in: channel });
    expect(shown(await formOf(talk, 'update', { in: channel }))).toContain(
      'The last update is longer than a form may be',
    );
  });
});
