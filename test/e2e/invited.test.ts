import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type House, openHouse } from '../house.ts';

const folder = mkdtempSync(join(tmpdir(), 'responders-'));
const config = join(folder, 'sitrep.yml');
const room = 'inc-1-search-is-slow';
let house: House;

// The ids of the local Slack: one of the three has left the workspace.
const responders = ['U0KOFI000', 'U0LARS000', 'U0MEI0000'];

beforeAll(async () => {
  writeFileSync(config, `responders: [${responders.join(', ')}]`);
  house = await openHouse({ env: { SITREP_CONFIG: config } });
});

afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

test('an announcements channel that somebody else made is joined, and no second one is made', async () => {
  const { slack } = house;
  const { id } = await slack.person('priya').create('incidents');
  await slack.person('dana').type('/incident declare sev2 Search is slow', { in: 'general' });
  await slack.until(async () => (await slack.messages('incidents')).some(({ text }) => text.includes('SEV2 · #1')));

  expect(await slack.members('incidents')).toContain(slack.bot.userId);
  expect((await slack.channels()).filter(({ name }) => name.startsWith('incidents')).map((one) => one.id)).toEqual([
    id,
  ]);
});

test('whoever declares and the configured responders are invited; one who cannot come keeps nobody out', async () => {
  const { slack } = house;
  expect(responders).toEqual(['kofi', 'lars', 'mei'].map((handle) => slack.person(handle).id));
  await slack.until(async () => {
    const members = await slack.members(room);
    return ['dana', 'kofi', 'mei'].every((handle) => members.includes(slack.person(handle).id));
  });
  const card = await slack.until(async () => (await slack.messages(room)).find(({ text }) => text.includes('⚠️')));
  expect(card.text).toMatch(/⚠️ Somebody was not invited, because: \w+ \(lars\)/u);
});
