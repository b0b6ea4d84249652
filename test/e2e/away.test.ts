import { afterEach, expect, test } from '@jest/globals';
import { type House, openHouse } from '../house.ts';
import { BotProcess } from './bot-process.ts';
import { reminded } from './reminded.ts';
import { settled } from './settled.ts';
import { said, type } from './typing.ts';

const room = 'inc-1-checkout-is-down';
/** Nobody listens there. */
const noRedis = 'redis://127.0.0.1:1';

const endings: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

async function open(env: Record<string, string>): Promise<House> {
  const house = await openHouse({ env });
  endings.push(() => house.close());
  return house;
}

test('with Slack hanging from the first moment and Redis gone, a command is on disk and answered at once; later everything arrives', async () => {
  const bot = await BotProcess.open({ REDIS_URL: noRedis });
  endings.push(() => bot.close());
  const { slack } = bot;
  slack.intercept = (_, phase) => (phase === 'before' ? { kind: 'hang' } : undefined);
  await bot.up;
  const lines = ['declare sev2 Checkout is down', '#1 update first', '#1 update second'];
  for (const line of lines) {
    const { status, text } = await slack.person('dana').type(`/incident ${line}`, { in: 'general' });
    // As Slack does, `type` gives up after three seconds: then the status is 0.
    expect(status).toBe(200);
    expect(text).toMatch(/^✅/u);
  }
  expect(await bot.rows('select seq from timeline_entry')).toHaveLength(3);
  // Not one call to it has been answered: nothing that was said waited for any.
  expect(slack.calls().every(({ phase }) => phase === 'arrived')).toBe(true);

  slack.intercept = undefined;
  await bot.kill();
  await bot.up;
  await settled(bot);

  expect((await said(slack, room)).map((text) => /Checkout|first|second/u.exec(text)?.[0])).toEqual([
    'Checkout',
    'first',
    'second',
  ]);
});

test('when Slack answers again the bot goes on by itself', async () => {
  const house = await open({});
  const { slack } = house;
  slack.intercept = (_, phase) => (phase === 'before' ? { kind: 'status', status: 503 } : undefined);
  expect(await type(house, 'declare Checkout is down')).toMatch(/^✅/u);
  expect(await type(house, '#1 update news')).toMatch(/^✅/u);
  await slack.until(() => slack.calls('conversations.create').length > 0);
  slack.intercept = undefined;
  await settled(house);

  expect(await said(slack, room)).toHaveLength(2);
});

test('without Redis a reminder still rings, once, and soon', async () => {
  const house = await open({ REDIS_URL: noRedis });
  const { slack } = house;
  await type(house, 'declare Checkout is down');
  await settled(house);
  await type(house, '#1 next 1s');
  await slack.until(async () => (await said(slack, room)).some((text) => text.includes('update is due')));
  await settled(house);

  const [rung, ...more] = await reminded(house);
  expect(more).toEqual([]);
  expect(rung && rung.at >= rung.due).toBe(true);
  expect((await said(slack, room)).filter((text) => text.includes('update is due'))).toHaveLength(1);
});
