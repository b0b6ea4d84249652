import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Log } from '../../src/desk/ports.ts';
import { type House, openHouse } from '../house.ts';
import { settled } from './settled.ts';
import { said, type } from './typing.ts';

let house: House;
let lines: string[];
const write = (message: string) => void lines.push(message);
const log: Log = { info: write, warn: write, error: write };

beforeEach(async () => {
  lines = [];
  house = await openHouse({ log, slowAfter: 200, probeEvery: 100 });
});
afterEach(() => house.close());

const readyz = async () => {
  const answer = await fetch(`${house.url}/readyz`);
  return { status: answer.status, ...((await answer.json()) as { degraded: string[] }) };
};

test.each(['invalid_auth', 'token_revoked', 'account_inactive', 'token_expired', 'not_authed'])(
  'while Slack refuses the token (%s) nothing is sent but a probe; what was said meanwhile arrives when it does not',
  async (error) => {
    const { slack } = house;
    await type(house, 'declare Checkout is down');
    await type(house, 'declare Search is slow');
    await settled(house);
    slack.intercept = (_, phase) => (phase === 'before' ? { kind: 'error', error } : undefined);
    await type(house, '#1 update one');
    await slack.until(() => lines.some((line) => line.startsWith('nothing is sent')));
    // What was under way at that moment is answered as well.
    await slack.quiet(50);

    const before = slack.calls().length;
    const kofi = async (words: string) =>
      (await slack.person('kofi').type(`/incident ${words}`, { in: 'general' })).text;
    expect(await kofi('#1 update two')).toMatch(/^✅.*\nSlack takes longer than usual: this is recorded/su);
    expect(await kofi('#2 update three')).not.toContain('longer than usual');
    await slack.until(() => slack.calls('auth.test').filter(({ fault }) => fault).length >= 2);
    const sent = slack.calls().slice(before);
    expect(sent.filter(({ method }) => method !== 'auth.test' && method !== 'response_url')).toEqual([]);
    expect(lines.filter((line) => line.startsWith('nothing is sent'))).toHaveLength(1);
    expect(await readyz()).toMatchObject({
      status: 200,
      degraded: expect.arrayContaining([
        expect.stringMatching(new RegExp(`^Slack refuses the token \\(${error}\\).*SLACK_BOT_TOKEN`, 'u')),
        expect.stringMatching(/^Slack takes nothing since .* UTC: 3 entries of 2 incidents wait$/u),
      ]),
    });

    slack.intercept = undefined;
    await settled(house);
    expect((await said(slack, 'inc-1-checkout-is-down')).slice(1)).toEqual([
      expect.stringContaining('one'),
      expect.stringContaining('two'),
    ]);
    expect((await said(slack, 'inc-2-search-is-slow')).slice(1)).toEqual([expect.stringContaining('three')]);
    expect((await readyz()).degraded).toEqual([]);
    expect(await type(house, '#1 update four')).not.toContain('longer than usual');
  },
);
