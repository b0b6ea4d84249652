import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTalk, plainly, refusedBySlack, type Talk } from './talk.ts';

const secret = 'Customer data leaked';
const day = 86_400_000;

let talk: Talk;
let channel: string;
beforeAll(async () => {
  talk = await openTalk(undefined, undefined, { SITREP_CONFIG: '' });
  await talk.type(`/incident declare sev1 ${secret} private`);
  const found = await talk.slack.until(async () => (await talk.slack.channels()).find(({ name }) => name === 'inc-1'));
  channel = found.id;
  await talk.slack.until(async () => (await talk.slack.pins(channel)).length > 0);
  await inside('impact "Customer records" major from 11:40');
  await inside('action call the lawyers @kofi by Thursday');
  await inside('promise We write to every customer by Thursday');
  await inside('update Next update in 20 minutes');
});
afterAll(() => talk.close());

const inside = (words: string): Promise<string> => talk.type(`/incident ${words}`, { in: channel });
const outside = async (words: string, as = 'kofi'): Promise<string> =>
  plainly(String((await talk.hear(`/incident ${words}`, { as })).text));
const homeOf = async (who: string): Promise<string> => {
  const before = talk.slack.calls('views.publish').length;
  await talk.person(who).openHome();
  await talk.slack.until(() => talk.slack.calls('views.publish').length > before);
  return JSON.stringify(talk.slack.calls('views.publish').at(-1)?.args);
};

describe('whoever is outside of a private incident', () => {
  test.each([
    'brief',
    'status',
    'timeline',
    'update all good',
    'note I was here',
    'lead @kofi',
    'severity sev4',
    'impact API major',
    'action look at it',
    'promise a call',
    'promise',
    'next 5m',
    'title Nothing',
    'resolve done',
    'reopen it is back',
    'postmortem',
    'amend 1 x',
    'retract 1 x',
    'link #1',
    'export',
    'export json',
    'delete',
    'bogus',
  ])('finds nothing by “#1 %s”', async (words) => {
    const answer = (await outside(`#1 ${words}`)).replaceAll('#1', '#N');
    const nowhere = (await outside(`#77 ${words.replace('#1', '#77')}`)).replaceAll('#77', '#N');
    expect(answer).toBe(nowhere);
    expect(answer).not.toContain(secret);
  });

  test('reads of it in no list, in no score, and in no offer of where to write', async () => {
    expect(await outside('list')).toContain('nothing is open');
    expect(await outside('update where am I')).not.toContain('#1');
    expect(await outside('stats')).toContain('0 promises with a time');
    expect(await outside('me')).not.toContain('#1');
    expect(await inside('me')).toContain('#1');
    expect(await inside('list')).toContain(`PRIVATE · #1 · sev1 · investigating · ${secret}`);
    expect(await inside('stats')).not.toContain('0 promises with a time');
  });

  test('has it neither in their Home nor among what they owe', async () => {
    const home = await homeOf('kofi');
    expect(home).toContain('All quiet: nothing is open.');
    expect(home).toContain('No open action is yours');
    expect(home).not.toContain(secret);
    expect(await homeOf('dana')).toContain(secret);
  });

  test('is not offered it by a shortcut', async () => {
    const { ts } = await talk.person('kofi').post('general', 'the disk is full');
    const message = (await talk.slack.messages('general')).find((one) => one.ts === ts);
    await talk.person('kofi').shortcut('add_to_timeline', message);
    await talk.slack.until(() =>
      talk.slack.ephemerals('kofi').find(({ text }) => text.includes('No incident is open that it could be added to.')),
    );
  });

  test('sees no channel that says what it is about, and no announcement', async () => {
    const names = (await talk.slack.channels()).map(({ name, is_private }) => [name, is_private]);
    expect(names).toContainEqual(['inc-1', true]);
    expect(names.map(([name]) => name)).not.toContain('incidents');
    const told = talk.slack
      .calls()
      .filter(({ args }) => JSON.stringify(args).includes(secret) && args['channel'] !== channel)
      .map(({ method, args }) => `${method} ${String(args['user_id'] ?? args['channel'])}`);
    expect(new Set(told)).toEqual(new Set([`views.publish ${talk.person('dana').id}`]));
  });

  test('gets no message of what they owe in it: whoever leads does', async () => {
    talk.moveClock(6 * day);
    await talk.slack.until(async () =>
      (await talk.slack.directMessages('dana')).find(({ text }) => text.includes('Action 4 of #1')),
    );
    expect(await talk.slack.directMessages('kofi')).toEqual([]);
  });

  test('is not read of in a public incident that belongs to it', async () => {
    const { id } = await talk.declare('sev3 Exports are slow');
    expect(await talk.type(`/incident #${id} link #1`)).toContain('#1 is private and named in no other record');
    expect(await talk.type(`/incident #1 link #${id} duplicate`)).toContain(
      '#1 is private, so its record alone says so.',
    );
    expect(await outside(`#${id} timeline`)).not.toContain('#1');
    expect(await inside('timeline')).toContain(`duplicate of #${id}`);
  });
});

test('a message there goes on its timeline by an emoji, and an edit follows', async () => {
  const { ts } = await talk.person('dana').post(channel, 'the keys are in the log');
  await talk.person('dana').react(channel, ts, 'pushpin');
  await talk.slack.until(() => talk.slack.ephemerals('dana').find(({ text }) => text.includes('#1 noted as entry')));
  await talk.person('dana').edit(channel, ts, 'the keys were in the log');
  await talk.slack.until(async () => (await inside('timeline')).includes('note: the keys were in the log'));
});

test('an incident declared from a message there begins as private', async () => {
  const { ts } = await talk.person('dana').post(channel, 'these words are of few');
  const message = (await talk.slack.messages(channel)).find((one) => one.ts === ts);
  await talk.person('dana').shortcut('declare_from_message', message);
  const form = await talk.slack.until(() => talk.slack.views('dana').at(-1));
  expect(JSON.stringify(form.view)).toMatch(/"initial_option":\{[^}]*"value":"insiders"/u);
  const { ts: open } = await talk.person('dana').post('general', 'these of many');
  const spoken = (await talk.slack.messages('general')).find((one) => one.ts === open);
  await talk.person('dana').shortcut('declare_from_message', spoken);
  const other = await talk.slack.until(() => talk.slack.views('dana').find(({ view }) => view.id !== form.view.id));
  expect(JSON.stringify(other.view)).toMatch(/"initial_option":\{[^}]*"value":"everybody"/u);
});

describe('whoever comes in', () => {
  test('sees it, is briefed, and is asked what they owe; until they leave', async () => {
    expect(await outside('#1 brief', 'mei')).toContain('There is no incident #1.');
    await talk.person('dana').invite('mei', channel);
    const brief = await talk.slack.until(() => talk.slack.ephemerals('mei').find(({ text }) => text.includes(secret)));
    expect(brief.text).toContain('#1');
    expect(await outside('#1 brief', 'mei')).toContain(secret);
    expect(await homeOf('mei')).toContain(secret);
    await talk.person('mei').leave(channel);
    await talk.slack.until(async () => (await outside('#1 brief', 'mei')).includes('There is no incident #1.'));
    expect(await homeOf('mei')).not.toContain(secret);
  });

  test('while nobody listened is known after a start, and so is who went', async () => {
    talk.slack.requestUrl = 'http://127.0.0.1:9/';
    await talk.person('dana').invite('mei', channel);
    await talk.house.restart();
    await talk.slack.until(async () => (await outside('#1 brief', 'mei')).includes(secret));
  });

  test('by a role is brought in', async () => {
    expect(await inside('role deputy @kofi')).toMatch(/^✅/u);
    await talk.slack.until(async () => (await talk.slack.members(channel)).includes(talk.person('kofi').id));
    expect(await outside('#1 brief')).toContain(secret);
    const nudged = await talk.slack.until(async () =>
      (await talk.slack.directMessages('kofi')).find(({ text }) => text.includes('deputy')),
    );
    expect(nudged.text).toContain(secret);
  });
});

test('what it is about is said by the form as well, which does not guess', async () => {
  await talk.person('dana').type('/incident declare', { in: 'general' });
  const form = await talk.slack.until(() => talk.slack.views('dana').at(-1));
  const guess = await talk.person('dana').submit(form, { title: 'Keys leaked private', severity: 'sev2' });
  expect(guess.body).toMatchObject({ errors: { seen: expect.stringContaining('choose who sees it') } });
  const marked = await talk.person('dana').submit(form, { title: 'Keys leaked (private).', severity: 'sev2' });
  expect(marked.body).toMatchObject({ errors: { seen: expect.any(String) } });
  await talk.person('dana').submit(form, { title: 'Keys leaked', severity: 'sev2', seen: 'insiders' });
  const { is_private } = await talk.slack.until(async () =>
    (await talk.slack.channels()).find(({ name }) => name === 'inc-3'),
  );
  expect(is_private).toBe(true);
});

test('it ends as others do, in its channel alone', async () => {
  await inside('resolve rotated');
  await talk.slack.until(async () =>
    (await talk.slack.messages(channel)).find(({ text }) => text.includes('The postmortem draft')),
  );
  expect(await homeOf('mei')).toContain(secret);
  expect(JSON.stringify(await talk.slack.messages('incidents'))).not.toContain(secret);
  expect(refusedBySlack(talk.slack)).toEqual([]);
});

test('reopened it brings those who were inside into its next channel, which is private too', async () => {
  await talk.person('dana').archive(channel);
  await talk.slack.until(async () => (await talk.type('/incident #1 timeline')).includes('channel archived'));
  await talk.type('/incident #1 reopen more keys were found');
  const next = await talk.slack.until(() => talk.slack.channel('inc-1-2'));
  expect(next.is_private).toBe(true);
  const inside = [talk.slack.bot.userId, ...['dana', 'kofi', 'mei'].map((who) => talk.person(who).id)];
  await talk.slack.until(async () => (await talk.slack.members(next.id)).length === inside.length);
  expect([...(await talk.slack.members(next.id))].sort()).toEqual(inside.sort());
  expect(await outside('#1 brief', 'priya')).toContain('There is no incident #1.');
});
