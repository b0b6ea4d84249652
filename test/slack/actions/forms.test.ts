import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rows } from '../../e2e/settled.ts';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk();
  channel = (await talk.declare('sev2 Checkout is down')).channel;
  await talk.type('/incident note first words', { in: channel });
});
afterAll(() => talk.close());

interface Line {
  readonly kind: string;
  readonly text: string;
  readonly detail: string;
  readonly author: string;
}
const entries = () =>
  rows<Line>(talk.house, 'select kind, text, detail, author from timeline_entry order by incident_id, seq');
const newest = () => {
  const { detail, ...line } = entries().at(-1) as Line;
  return { ...line, detail: withoutTimes(JSON.parse(detail)) };
};

/** What lies between two ways of saying the same is a number, and no more. */
function withoutTimes({ next, promises, promise, entry, ...detail }: Record<string, unknown>) {
  return detail;
}

async function formOf(line: string, as = 'dana') {
  const before = talk.slack.views(as).map(({ view }) => view.id);
  const reply = await talk.slack.person(as).type(`/incident ${line}`, { in: channel });
  expect({ status: reply.status, text: reply.text ?? '' }).toEqual({ status: 200, text: '' });
  return talk.slack.until(() => talk.slack.views(as).find(({ view }) => !before.includes(view.id)));
}

describe('typed or filled in, it is the same entry', () => {
  test.each<readonly [verb: string, typed: string, values: Record<string, unknown>]>([
    ['update', 'update identified: a bad disk', { text: 'a bad disk', status: 'identified', next: 'as said' }],
    ['note', 'note the vendor wrote', { text: 'the vendor wrote' }],
    ['amend 4', 'amend 4 the vendor wrote again', { entry: '4', text: 'the vendor wrote again' }],
    ['severity', 'severity sev1 it spreads', { severity: 'sev1', why: 'it spreads' }],
    ['role', 'role comms @mei', { role: 'comms', person: 'mei' }],
    ['lead', 'lead @mei', { role: 'commander', person: 'mei' }],
    ['title', 'title Checkout is slow', { title: 'Checkout is slow' }],
    ['next', 'next 20m', { when: '20m' }],
    ['action', 'action buy a disk @kofi by Thursday', { text: 'buy a disk', owner: 'kofi', due: '2026-11-26' }],
  ])('%s', async (verb, typed, values) => {
    expect(await talk.type(`/incident ${typed}`, { in: channel })).toMatch(/^✅/u);
    const said = newest();
    // Back to where it was, so that the same can be said again.
    if (verb === 'severity') await talk.type('/incident severity sev2', { in: channel });
    if (verb === 'lead') await talk.type('/incident lead @kofi', { in: channel });
    if (verb === 'title') await talk.type('/incident title Checkout is down', { in: channel });
    if (verb === 'role') await talk.type('/incident role comms @kofi', { in: channel });
    if (verb === 'amend 4') await talk.type('/incident amend 4 otherwise', { in: channel });
    const form = await formOf(verb);
    const people = Object.entries(values).map(([name, value]) =>
      ['person', 'owner'].includes(name) ? [name, talk.person(String(value)).id] : [name, value],
    );
    await talk.person('dana').submit(form, Object.fromEntries(people));

    const filled = newest();
    const from = 'from' in filled.detail ? { from: filled.detail['from'] } : {};
    // An update that moved the status once cannot move it there again.
    if (verb === 'update') expect(filled.text).toBe(said.text);
    else expect(filled).toEqual({ ...said, detail: { ...said.detail, ...from } });
    expect(JSON.stringify(talk.slack.views('dana').at(-1)?.view)).toContain('✅ ');
  });

  test('declare', async () => {
    const reply = await talk.slack.person('kofi').type('/incident declare', { in: 'general' });
    expect(reply.text ?? '').toBe('');
    const form = await talk.slack.until(() => talk.slack.views('kofi').at(-1));
    await talk.person('kofi').submit(form, { title: 'Search is slow', severity: 'sev4' });

    expect(
      entries()
        .filter(({ kind }) => kind === 'declared')
        .at(-1),
    ).toMatchObject({
      text: 'Search is slow',
      author: talk.person('kofi').id,
    });
    await talk.slack.until(() => talk.slack.channel('inc-2-search-is-slow'));
  });
});

describe('a form', () => {
  test('holds what is known already, and carries no text that people wrote', async () => {
    const { view } = await formOf('amend 3');
    expect(JSON.stringify(view)).toContain('"initial_value":"first words"');
    expect(view['private_metadata']).toBe('{"incident":1}');
  });

  test.each([
    ['note', { text: 'x', at: 'breakfast' }, { at: 'That is no time that Sitrep can read: try 17:40, or 20m ago.' }],
    ['note', { text: 'x', at: '15:40' }, { at: '“15:40” has not come yet.' }],
    ['amend', { entry: 'last', text: 'x' }, { entry: 'Its number in the timeline, such as 4.' }],
    ['amend', { entry: '99', text: 'x' }, { text: '#1 has no such entry.' }],
  ])('of “%s” says what is wrong at its field: %j', async (verb, values, errors) => {
    const form = await formOf(verb);
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
    await talk.type('/incident #2 resolve');
    expect((await talk.hear('/incident #2 update')).text).toContain('#2 is already resolved.');
  });

  test('calls whoever it names, and nobody else', async () => {
    const form = await formOf('note');
    await talk.person('dana').submit(form, { text: 'ask @kofi. or @nobody, <!channel> a@mei.test @here' });
    const posted = await talk.slack.until(async () =>
      (await talk.slack.messages(channel)).find(({ text }) => text.includes('or @nobody')),
    );
    expect(posted.text).toContain(`ask <@${talk.person('kofi').id}>. or @nobody, &lt;!channel&gt; a@mei.test @here`);
  });

  test('of the postmortem asks five questions, and each answer is a note', async () => {
    const { text } = await talk.hear('/incident #2 postmortem');
    expect(text).toContain('Postmortem draft of #2');
  });
});
