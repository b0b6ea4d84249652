import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type House, openHouse } from '../house.ts';
import { settled } from './settled.ts';
import { said, thread, type } from './typing.ts';

const room = 'inc-1-checkout-is-down';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await type(house, 'declare Checkout is down');
  await settled(house);
});
afterEach(() => house.close());

const announcement = async () => (await said(house.slack, 'incidents'))[0] ?? '';

test.each([
  ['archived', (slack: House['slack']) => slack.person('dana').archive(room)],
  ['deleted', (slack: House['slack']) => slack.person('dana').deleteChannel(room)],
  ['left', (slack: House['slack']) => slack.person('dana').remove('sitrep', room)],
])('a channel that a person takes away (%s) ends neither the record nor the announcement', async (how, take) => {
  await take(house.slack);
  await house.slack.until(async () => (await announcement()).includes(`(${how}; the record goes on)`));
  expect(await type(house, '#1 update still here')).toMatch(/^✅/u);
  expect(await type(house, '#1 resolve done')).toMatch(/^✅/u);
  await settled(house);

  expect((await thread(house.slack)).join('\n')).toMatch(/channel .*\n.*still here\n.*done/u);
  expect(await said(house.slack, 'incidents')).toHaveLength(2);
  expect(await announcement()).toContain('Status: resolved');
});

test('a channel that was archived is used again when it is back', async () => {
  const { slack } = house;
  await slack.person('dana').archive(room);
  await type(house, '#1 update while away');
  await settled(house);
  await slack.person('dana').unarchive(room);
  await slack
    .person('dana')
    .invite('sitrep', room)
    .catch(() => {});
  await type(house, '#1 update after it');
  await settled(house);

  const words = await said(slack, room);
  expect(words.at(-1)).toContain('after it');
  expect(words.join('\n')).toContain('This channel is back');
  expect(words[0]).toContain('Status: investigating');
  expect(await announcement()).not.toContain('the record goes on');
});

test('a bot that was taken out and asked in again goes on where it is', async () => {
  const { slack } = house;
  await slack.person('dana').remove('sitrep', room);
  await type(house, '#1 update while away');
  await settled(house);
  await slack.person('dana').invite('sitrep', room);
  await type(house, '#1 update after it');
  await settled(house);

  expect((await said(slack, room)).at(-1)).toContain('after it');
  expect(await announcement()).not.toContain('the record goes on');
});

test('what is reopened in another channel has its topic there too, although it says the same', async () => {
  const { slack } = house;
  const topicOf = async (name: string) =>
    ((await slack.channel(name))?.['topic'] as { value: string } | undefined)?.value;
  await slack.until(async () => String(await topicOf(room)).includes('investigating'));
  await slack.person('dana').archive(room);
  await slack.until(async () => (await announcement()).includes('(archived; the record goes on)'));
  await type(house, '#1 resolve it is over');
  await settled(house);
  await type(house, '#1 reopen it is back');
  await settled(house);

  expect(await topicOf(`${room}-2`)).toBe(await topicOf(room));
});

test('a channel of announcements that is gone is made anew', async () => {
  const { slack } = house;
  // The local Slack keeps a deleted channel's name; Slack does not.
  await slack.person('dana').rename('incidents', 'gone');
  await slack.person('dana').deleteChannel('gone');
  await type(house, 'declare Search is slow');
  await settled(house);

  expect((await said(slack, 'incidents')).join('\n')).toContain('#2 Search is slow');
});
