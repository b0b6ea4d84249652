import { expect } from '@jest/globals';
import type { BotProcess } from './bot-process.ts';

export const followers = [
  'opener',
  'channel',
  'card',
  'topic',
  'inviter',
  'furnisher',
  'announcer',
  'announcement card',
  'drafter',
];

const room = 'inc-1-checkout-is-down';
const commands = ['declare sev2 Checkout is down', '#1 update first news', '#1 update second news', '#1 resolve fixed'];

/** One incident from its declaration to its summary. A command whose answer never came is typed again, as people do. */
export async function liveThrough(bot: BotProcess): Promise<void> {
  for (const [n, command] of commands.entries()) {
    await type(bot, command, n + 1);
    await bot.slack.until(() => n === 0 || hasPosted(bot, n), { ms: 12_000 });
  }
  await settle(bot);
}

async function type(bot: BotProcess, command: string, nth: number): Promise<void> {
  for (;;) {
    await bot.up;
    const { status, text } = await bot.slack.person('dana').type(`/incident ${command}`, { in: 'general' });
    if (status === 200) {
      expect(text).toMatch(/^✅/u);
      expect(recorded(bot)).toBeGreaterThanOrEqual(nth);
      return;
    }
    await bot.up;
    // It died after it had written the command down.
    if (recorded(bot) >= nth) return;
  }
}

/** How many of the commands are on disk. */
const recorded = (bot: BotProcess): number =>
  bot.rows<{ n: number }>("select count(*) n from timeline_entry where author <> 'sitrep'")[0]?.n ?? 0;

/** The card and that many entries behind it are in the room. */
const hasPosted = (bot: BotProcess, entries: number): boolean =>
  bot.rows("select 1 from receipt where follower = 'channel'").length > entries;

/** Until every follower has told the whole timeline. */
async function settle(bot: BotProcess): Promise<void> {
  const done = () => {
    const [incident] = bot.rows<{ version: number }>('select version from incident');
    const told = bot.rows<{ seq: number }>('select seq from bookmark');
    const drafted = bot.rows("select 1 from timeline_entry where kind = 'drafted'").length === 1;
    return drafted && told.length === followers.length && told.every(({ seq }) => seq === incident?.version);
  };
  await bot.slack.until(done, { ms: 12_000 });
}

/** Everything once, in order, and what is shown is what is recorded. */
export async function audit(bot: BotProcess): Promise<void> {
  const { slack } = bot;
  const channels = (await slack.channels()).map(({ name }) => name);
  expect(channels.filter((name) => name.startsWith('inc-'))).toEqual([room]);
  expect(channels.filter((name) => name.startsWith('incidents'))).toEqual(['incidents']);

  const posts = (await slack.messages(room)).filter(({ metadata }) => metadata);
  const words = [/#1 Checkout is down/u, /first news/u, /second news/u, /Resolved/u];
  expect(posts.map(({ text }) => words.findIndex((word) => word.test(text)))).toEqual([0, 1, 2, 3]);
  expect((await slack.pins(room)).map(({ ts }) => ts)).toEqual([posts[0]?.ts]);
  expect(await slack.bookmarks(room)).toHaveLength(1);

  const announced = (await slack.messages('incidents')).filter(({ metadata }) => metadata);
  expect(announced.map(({ metadata }) => metadata?.event_payload['step'])).toEqual(['card', 'summary']);
  const [, ...thread] = await slack.thread('incidents', announced[0]?.ts ?? '');
  expect(thread.map(({ text }) => text.replace(/^.* · /u, ''))).toEqual([
    'update: first news',
    'update: second news',
    'resolved: fixed',
  ]);

  const members = await slack.members(room);
  expect(members).toContain(slack.person('dana').id);
  for (const card of [posts[0], announced[0]]) {
    expect(card?.text).toMatch(/Status: resolved\n/u);
    expect(card?.text).not.toContain('⚠️');
  }
  const topic = (await slack.channel(room))?.['topic'] as { value: string };
  expect(topic.value).toMatch(/^SEV2 #1 · resolved .* · lead .* · Checkout is down$/u);
  const files = await slack.files();
  expect(files.length).toBeGreaterThanOrEqual(1);
  expect(files.length).toBeLessThanOrEqual(2);
  expect(bot.rows("select * from receipt where untold is not null")).toEqual([]);
}
