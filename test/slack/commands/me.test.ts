import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

const token = (at: string) => `<!date^${Date.parse(at) / 1000}^`;

test('me says what is yours, anywhere: what you lead or hold, and what you owe', async () => {
  expect(await talk.type('/incident me')).toBe('✅ Nothing is yours: no role, no action, no promise.');
  const { channel } = await talk.declare('sev2 Checkout is down');
  await talk.declare('sev4 Search is slow');
  await talk.type('/incident lead @kofi', { in: channel });
  await talk.type('/incident role comms @dana', { in: channel });
  await talk.type('/incident action Buy a disk @kofi by 2026-11-27', { in: channel });
  await talk.type('/incident action Call the bank @dana', { in: channel });
  await talk.type('/incident promise We refund everybody by 2026-11-23 17:00', { in: channel });

  const [, ...dana] = (await talk.type('/incident me')).split('\n');
  expect(dana).toEqual([
    '*You lead or hold a role: 2*',
    expect.stringMatching(
      /^• #1 “Checkout is down”: sev2 · investigating · comms · next update due <!date\^.+ <#C\w+>$/u,
    ),
    expect.stringMatching(/^• #2 “Search is slow”: sev4 · investigating · commander · next update due/u),
    '*You owe: 2*',
    expect.stringContaining(`• Promise 1 of #1 “We refund everybody”, due ${token('2026-11-23T16:00:00Z')}`),
    '• Action 6 of #1 “Call the bank”, without a date',
  ]);
  const kofi = await talk.type('/incident me', { as: 'kofi' });
  expect(kofi).toMatch(/#1 “Checkout is down”: sev2 · investigating · commander/u);
  expect(kofi).toContain('• Action 5 of #1 “Buy a disk”, due Fri, Nov 27, 2026');
  expect(kofi).not.toContain('We refund');

  await talk.type('/incident resolve over', { in: channel });
  expect(await talk.type('/incident me', { as: 'kofi' })).not.toContain('You lead');
  expect(await talk.type('/incident me @kofi')).toContain('Only what is yours can be asked for.\n`/incident me`');
});

test('much of it is paged, and what is long is cut', async () => {
  const { channel } = await talk.declare(`sev4 ${'long '.repeat(300)}`);
  for (let n = 0; n < 5; n++) await talk.type(`/incident action ${'word '.repeat(700)} @mei`, { in: channel });
  const said = await talk.type('/incident me', { as: 'mei' });
  expect(said).toContain('*You owe: 5*');
  expect(said).toContain('… (cut; whole in the timeline)');
  expect(said.length).toBeLessThan(3000);
});
