import { expect } from '@jest/globals';
import type { Message } from '../../src/sandbox/seen.ts';
import type { BotProcess } from './bot-process.ts';
import { settled } from './settled.ts';

const title = 'Checkout is down';
const roomOf = (id: number): string => `inc-${id}-checkout-is-down`;
const commandsOf = (id: number): string[] => [
  `declare sev2 ${title}`,
  `#${id} update first news`,
  `#${id} update second news`,
  `#${id} resolve fixed`,
];

/** One incident from its declaration to its summary. A command whose answer never came is typed again, as people do. */
export async function liveThrough(bot: BotProcess, id: number): Promise<void> {
  for (const [n, command] of commandsOf(id).entries()) {
    await type(bot, id, command, n + 1);
    await bot.slack.until(() => n === 0 || hasPosted(bot, id, n), { ms: 20_000 });
  }
  await bot.slack.until(() => isDrafted(bot, id), { ms: 20_000 });
  await settled(bot, 20_000);
}

async function type(bot: BotProcess, id: number, command: string, nth: number): Promise<void> {
  for (;;) {
    await bot.up;
    const { status, text } = await bot.slack.person('dana').type(`/incident ${command}`, { in: 'general' });
    if (status === 200) {
      expect(text).toMatch(/^✅/u);
      expect(recorded(bot, id)).toBeGreaterThanOrEqual(nth);
      return;
    }
    await bot.up;
    // It died after it had written the command down.
    if (recorded(bot, id) >= nth) return;
  }
}

/** How many of the commands are on disk. */
const recorded = (bot: BotProcess, id: number): number =>
  bot.rows(`select 1 from timeline_entry where incident_id = ${id} and author <> 'sitrep'`).length;

/** The card and that many entries behind it are in the room. */
const hasPosted = (bot: BotProcess, id: number, entries: number): boolean =>
  bot.rows(`select 1 from receipt where incident_id = ${id} and follower = 'channel'`).length > entries;

const isDrafted = (bot: BotProcess, id: number): boolean =>
  bot.rows(`select 1 from timeline_entry where incident_id = ${id} and kind = 'drafted'`).length === 1;

/** Everything once, in order, and what is shown is what is recorded. */
export async function audit(bot: BotProcess, id: number): Promise<void> {
  const { slack } = bot;
  const room = roomOf(id);
  const channels = (await slack.channels()).map(({ name }) => name);
  expect(channels.filter((name) => name.startsWith(`inc-${id}-`))).toEqual([room]);
  expect(channels.filter((name) => name.startsWith('incidents'))).toEqual(['incidents']);

  const posts = (await slack.messages(room)).filter(({ metadata }) => metadata);
  const words = [new RegExp(`#${id} ${title}`, 'u'), /first news/u, /second news/u, /Resolved/u];
  expect(posts.map(({ text }) => words.findIndex((word) => word.test(text)))).toEqual([0, 1, 2, 3]);
  expect((await slack.pins(room)).map(({ ts }) => ts)).toEqual([posts[0]?.ts]);
  expect(await slack.bookmarks(room)).toHaveLength(1);
  expect(await slack.members(room)).toContain(slack.person('dana').id);

  const about = ({ metadata }: Message) => metadata?.event_payload['incident'] === id;
  const announced = (await slack.messages('incidents')).filter(about);
  expect(announced.map(({ metadata }) => metadata?.event_payload['step'])).toEqual(['card', 'summary']);
  const [, ...thread] = await slack.thread('incidents', announced[0]?.ts ?? '');
  const told = ['update: first news', 'update: second news', 'resolved: fixed'];
  expect(thread.map(({ text }) => text.replace(/^.* · /u, ''))).toEqual(told);

  for (const card of [posts[0], announced[0]]) {
    expect(card?.text).toMatch(/Status: resolved\n/u);
    expect(card?.text).not.toContain('⚠️');
  }
  const topic = (await slack.channel(room))?.['topic'] as { value: string };
  expect(topic.value).toMatch(new RegExp(`^SEV2 #${id} · resolved .* · lead .* · ${title}$`, 'u'));
  // Slack cannot be asked whether a file got through: once or twice, and we say so.
  const files = (await slack.files()).filter(({ name }) => name === `postmortem-${id}.md`);
  expect([1, 2]).toContain(files.length);
  const canvas = await slack.until(() => slack.canvas(room));
  expect(canvas.markdown.split('# Postmortem: ')).toHaveLength(2);
  expect(bot.rows(`select text from timeline_entry where incident_id = ${id} and kind = 'paper_edited'`)).toEqual([]);
  expect(bot.rows(`select * from receipt where incident_id = ${id} and untold is not null`)).toEqual([]);
}
