import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { BotProcess } from './bot-process.ts';
import { audit, liveThrough } from './life.ts';

type Moment = { readonly method: string; readonly nth: number; readonly phase: 'before' | 'after' };

/** Bots side by side. */
const atOnce = 4;

beforeAll(() => {
  execFileSync(resolve(__dirname, '../../bin/build'), { timeout: 60_000 });
}, 60_000);

test('killed before and after every single call to Slack, nothing is lost, doubled or out of order', async () => {
  const moments = await allMoments();
  const failures: string[] = [];
  let deaths = 0;
  const work = moments.values();
  const worker = async () => {
    for (const moment of work) {
      const result = await dieAt(moment).catch((error: Error) => {
        failures.push(`${words(moment)}: ${error.message}`);
        return 0;
      });
      deaths += result;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));

  expect(failures).toEqual([]);
  // How often a card is painted depends on how changes coalesce, so a few moments never come.
  expect(deaths).toBeGreaterThan(moments.length * 0.8);
}, 120_000);

/** Every call that one incident takes, before and after it. */
async function allMoments(): Promise<Moment[]> {
  const bot = await BotProcess.open();
  try {
    await liveThrough(bot);
    await audit(bot);
    const seen = new Map<string, number>();
    return followersCalls(bot).flatMap((method) => {
      const nth = (seen.get(method) ?? 0) + 1;
      seen.set(method, nth);
      return (['before', 'after'] as const).map((phase) => ({ method, nth, phase }));
    });
  } finally {
    await bot.close();
  }
}

/** What is asked at the start, and said to the person by the way, is no follower's. */
const followersCalls = ({ slack }: BotProcess): string[] =>
  slack.calls().flatMap(({ method }) => (/^(auth\.test|users\.list|response_url)$/u.test(method) ? [] : [method]));

/** How often it died: once, or never where the moment did not come. */
async function dieAt({ method, nth, phase }: Moment): Promise<number> {
  const bot = await BotProcess.open();
  const counted = new Set<number>();
  bot.slack.intercept = async (call, when) => {
    if (call.method !== method || bot.deaths > 0) return undefined;
    counted.add(call.n);
    if (counted.size !== nth || when !== phase) return undefined;
    await bot.kill();
    return { kind: 'reset' };
  };
  try {
    await liveThrough(bot);
    await audit(bot);
    return bot.deaths;
  } finally {
    await bot.close();
  }
}

const words = ({ method, nth, phase }: Moment): string => `killed ${phase} ${method} number ${nth}`;
