import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { BotProcess } from './bot-process.ts';
import { audit, liveThrough } from './life.ts';

/** The nth call of a method in the life of one incident, before Slack did it or after. */
interface Moment {
  readonly method: string;
  readonly nth: number;
  readonly phase: 'before' | 'after';
}

/** Bots side by side. */
const atOnce = 3;

beforeAll(() => {
  execFileSync(resolve(__dirname, '../../bin/build'), { timeout: 60_000 });
}, 60_000);

test('killed before and after every single call to Slack, nothing is lost, doubled or out of order', async () => {
  const { first, later } = await allMoments();
  const failures: string[] = [];
  let deaths = 0;
  const work = later.values();
  const live = async (bot: BotProcess, id: number, moment: Moment) => {
    const died = await dieAt(bot, id, moment).catch((error: Error) => {
      failures.push(`killed ${moment.phase} ${moment.method} number ${moment.nth}: ${error.message}`);
      return 0;
    });
    deaths += died;
  };
  const worker = async (fresh: readonly Moment[]) => {
    for (const moment of fresh) await withBot((bot) => live(bot, 1, moment));
    await withBot(async (bot) => {
      await liveThrough(bot, 1);
      let id = 1;
      for (const moment of work) await live(bot, ++id, moment);
    });
  };
  await Promise.all(
    Array.from({ length: atOnce }, (_, n) => worker(first.filter((_moment, nth) => nth % atOnce === n))),
  );

  expect(failures).toEqual([]);
  // How often a card is painted depends on how changes coalesce, so a few moments never come.
  expect(deaths).toBeGreaterThan((first.length + later.length) * 0.8);
}, 150_000);

/** Every call that an incident takes; `first`: those that only the first one in a workspace does. */
async function allMoments(): Promise<{ first: Moment[]; later: Moment[] }> {
  return withBot(async (bot) => {
    await liveThrough(bot, 1);
    await audit(bot, 1);
    const settled = bot.slack.calls().length;
    await liveThrough(bot, 2);
    await audit(bot, 2);
    const [once, later] = [momentsOf(bot, 0, settled), momentsOf(bot, settled)];
    const usual = new Set(later.map(({ method, nth }) => `${method} ${nth}`));
    return { first: once.filter(({ method, nth }) => !usual.has(`${method} ${nth}`)), later };
  });
}

function momentsOf({ slack }: BotProcess, from: number, to?: number): Moment[] {
  const seen = new Map<string, number>();
  return slack
    .calls()
    .slice(from, to)
    .filter(isFollowers)
    .flatMap(({ method }) => {
      const nth = (seen.get(method) ?? 0) + 1;
      seen.set(method, nth);
      return (['before', 'after'] as const).map((phase) => ({ method, nth, phase }));
    });
}

/** What is asked at the start, and said to the person by the way, is no follower's. */
const isFollowers = ({ method }: { method: string }): boolean =>
  !/^(?:auth\.test|users\.list|response_url)$/u.test(method);

/** How often it died: once, or never where the moment did not come. */
async function dieAt(bot: BotProcess, id: number, { method, nth, phase }: Moment): Promise<number> {
  const before = bot.deaths;
  let calls = 0;
  bot.slack.intercept = async (call, when) => {
    if (call.method !== method || bot.deaths > before) return undefined;
    if (when === 'before') calls += 1;
    if (calls !== nth || when !== phase) return undefined;
    await bot.kill();
    // Nobody is there any more to be answered.
    return { kind: 'hang' };
  };
  await liveThrough(bot, id);
  await audit(bot, id);
  return bot.deaths - before;
}

async function withBot<T>(work: (bot: BotProcess) => Promise<T>): Promise<T> {
  const bot = await BotProcess.open();
  try {
    return await work(bot);
  } finally {
    await bot.close();
  }
}
