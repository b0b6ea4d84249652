import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

const day = 86_400_000;

test('a drill is announced to nobody and counted nowhere, and says what it is', async () => {
  const { id, channel } = await talk.declare('sev2 Fire drill test');
  expect(await talk.type(`/incident #${id} update Next update in 20 minutes`)).toMatch(/^✅/u);
  const card = await talk.slack.until(async () =>
    (await talk.slack.messages(channel)).find(({ text }) => text.includes(`*TEST · SEV2 · #${id} Fire drill*`)),
  );
  expect(card).toBeDefined();
  await talk.type(`/incident #${id} resolve over`);
  await talk.slack.until(async () =>
    (await talk.slack.messages(channel)).find(({ text }) => text.includes('*Resolved*')),
  );
  expect((await talk.slack.channels()).map(({ name }) => name)).not.toContain('incidents');
  expect(await talk.type('/incident stats')).toContain('0 promises with a time');
});

test('what is written down afterwards rings for nobody', async () => {
  const answer = await talk.type('/incident declare sev1 Payments are down retro');
  expect(answer).toContain('It is written down after the fact: no reminder rings for it.');
  expect(answer).toContain('Next update: none.');
  const id = Number(/#(\d+)/u.exec(answer)?.[1]);
  talk.moveClock(day);
  expect(await talk.type(`/incident #${id} timeline`)).toContain('declared sev1 (retro): Payments are down');
  expect(await talk.type(`/incident #${id} timeline`)).not.toContain('reminder');
  expect(await talk.type(`/incident #${id} resolve`)).not.toContain('The postmortem is due');
});

test('a title may hold those words anywhere but at its end', async () => {
  expect(await talk.type('/incident declare sev3 The test suite of retro games')).toContain(
    '“The test suite of retro games”',
  );
});
