import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cardOf, formOf, press } from '../actions/opened.ts';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
let channel: string;
const folder = mkdtempSync(join(tmpdir(), 'allow-'));
beforeAll(async () => {
  const file = join(folder, 'sitrep.yml');
  const allow =
    'resolve: [commander], severity: [commander, deputy], private: [U0PRIYA00, S0LEGAL00], publish: [comms, U0PRIYA00]';
  writeFileSync(file, `allow: {${allow}}\n`);
  talk = await openTalk(undefined, undefined, { SITREP_CONFIG: file });
  channel = (await talk.declare('sev2 Checkout is down')).channel;
});
afterAll(async () => {
  await talk.close();
  rmSync(folder, { recursive: true, force: true });
});

const say = (words: string, as: string) =>
  talk.hear(`/incident ${words}`, { in: channel, as }).then(({ text }) => String(text));

test.each(['resolve all good', 'update resolved: all good', 'status resolved all good'])(
  'whoever may not “%s” is told who can, and loses no word',
  async (line) => {
    const answer = await say(line, 'kofi');
    expect(answer).toContain('Here to resolve is for the commander (dana).');
    expect(answer).toContain('all good');
  },
);

const kept = 'Here to change the severity is for the commander (dana) or the deputy';

test('whoever may not is told before a form opens, typed or clicked', async () => {
  expect(await say('severity', 'kofi')).toContain(kept);
  const card = await cardOf(talk, channel, 'Lead: ');
  await press(talk, card, 'severity', 'kofi');
  await press(talk, card, 'resolve', 'kofi');
  await talk.slack.until(() =>
    talk.slack.ephemerals('kofi').find(({ text }) => text.includes('Here to resolve is for')),
  );
  expect(talk.slack.ephemerals('kofi').filter(({ text }) => text.includes(kept))).toHaveLength(2);
  expect(talk.slack.views('kofi')).toEqual([]);
});

test('a form that is open already says so at its field', async () => {
  await say('role deputy @kofi', 'dana');
  const form = await formOf(talk, 'severity', { in: channel, as: 'kofi' });
  await say('role deputy @mei', 'dana');
  const { body } = await talk.person('kofi').submit(form, { severity: 'sev1' });
  expect(body).toMatchObject({ errors: { severity: expect.stringContaining(kept) } });
});

test('whoever holds the role may, and anyone may do the rest', async () => {
  expect(await say('update still at it', 'kofi')).toMatch(/^✅/u);
  expect(await say('role deputy @kofi', 'dana')).toMatch(/^✅/u);
  expect(await say('severity sev1', 'kofi')).toMatch(/^✅/u);
  expect(await say('resolve all good', 'dana')).toMatch(/^✅/u);
});

test('whoever may not publish is told so, typed, in the form and on the card', async () => {
  const why = 'Here to publish is for the comms (nobody so far) or priya.';
  for (const line of ['publish', 'publish anyway', 'publish 1m ago', 'postmortem publish']) {
    expect(await say(line, 'kofi')).toContain(why);
  }
  await press(talk, await cardOf(talk, channel, 'Status: resolved'), 'publish', 'kofi');
  await talk.slack.until(() => talk.slack.ephemerals('kofi').find(({ text }) => text.includes(why)));
  expect(talk.slack.views('kofi').filter(({ view }) => view['callback_id'] === 'publish_form')).toEqual([]);
  expect(await say('publish anyway', 'priya')).toContain('postmortem published');
});

test('whoever is in a user group may what the group may, as long as they are in it', async () => {
  const line = 'declare sev2 Keys leaked private';
  await talk.slack.userGroup('legal', ['mei']);
  await talk.house.restart();
  await talk.slack.until(async () => (await say(line, 'kofi')).includes('is for priya or @legal.'));
  expect(await say(line, 'kofi')).toContain('Keys leaked private');
  expect(await say(line, 'mei')).toMatch(/^✅ #2 declared/u);
  await talk.slack.userGroup('legal', ['kofi']);
  await talk.slack.until(async () => (await say(line, 'kofi')).startsWith('✅'));
  expect(await say(line, 'mei')).toContain('Here to declare a private incident is for priya or @legal.');
  expect(await say('declare sev2 Search is slow', 'mei')).toMatch(/^✅/u);
});
