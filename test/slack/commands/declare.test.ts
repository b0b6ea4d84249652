import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formOf } from '../actions/opened.ts';
import { openTalk, type Talk } from '../talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

describe('the severity stands where people put it', () => {
  test.each([
    ['sev2 Checkout is down', 'sev2', 'Checkout is down'],
    ['Checkout is down sev2', 'sev2', 'Checkout is down'],
    ['SEV1 Checkout is down', 'sev1', 'Checkout is down'],
    ['SEV-2 Checkout is down', 'sev2', 'Checkout is down'],
    ['sev_4: Checkout is down', 'sev4', 'Checkout is down'],
    ['--sev2 Checkout is down', 'sev2', 'Checkout is down'],
    ['-sev2 Checkout is down', 'sev2', 'Checkout is down'],
    ['—sev2 Checkout is down', 'sev2', 'Checkout is down'],
    ['Checkout is down —sev2', 'sev2', 'Checkout is down'],
    ['Checkout is down --sev3', 'sev3', 'Checkout is down'],
    ['critical Checkout is down', 'sev1', 'Checkout is down'],
    ['major: Checkout is down', 'sev2', 'Checkout is down'],
    ['Checkout is down minor', 'sev3', 'Checkout is down'],
    ['sev2 - Checkout is down', 'sev2', 'Checkout is down'],
    ['sev2 — Checkout is down', 'sev2', 'Checkout is down'],
    ['sev2 “Checkout is down”', 'sev2', 'Checkout is down'],
    ['"Checkout is down" sev2', 'sev2', 'Checkout is down'],
    ['‘Checkout is down’', 'sev3', 'Checkout is down'],
    ["sev2 'Cart' and 'Pay' are down", 'sev2', "'Cart' and 'Pay' are down"],
    ['sev2 “Cart” is “down”', 'sev2', '“Cart” is “down”'],
    ['sev2 -5 degrees in the server room', 'sev2', '-5 degrees in the server room'],
    ['sev2 #404 pages everywhere', 'sev2', '#404 pages everywhere'],
    ['#404 pages everywhere', 'sev3', '#404 pages everywhere'],
    ['sev2 sev5 does exist', 'sev2', 'sev5 does exist'],
    ['   sev2    Checkout   is down  ', 'sev2', 'Checkout   is down'],
  ])('“declare %s” is a %s', async (typed, severity, title) => {
    const answer = await talk.type(`/incident declare ${typed}`);
    expect(answer).toMatch(new RegExp(`^✅ #\\d+ declared, opening its channel: ${severity}, `, 'u'));
    expect(answer).toContain(`“${title}”`);
  });
});

test.each(['new', 'open', 'start', 'create', 'DECLARE', 'declare:'])('“%s” declares too', async (verb) => {
  expect(await talk.type(`/incident ${verb} sev4 Search is slow`)).toMatch(/^✅ #\d+ declared/u);
});

test('who declares hears when the next update is due, and how to say how bad it is', async () => {
  const answer = await talk.type('/incident declare Search is slow');
  expect(answer).toContain('Next update due 16:00 UTC.');
  expect(answer).toMatch(/`\/incident #\d+ severity sev1`/u);
});

test('the link to the channel follows when it is there', async () => {
  const reply = await talk.hear('/incident declare sev2 Logins are slow');
  const later = await talk.slack.until(() => reply.later()[0]);
  expect(later['text']).toMatch(/^The channel of #\d+ is <#C\w+>\.$/u);
});

test('two incidents with one title are two incidents with two channels', async () => {
  const first = await talk.declare('sev2 The same title');
  const second = await talk.declare('sev2 The same title');
  expect(second.id).toBe(first.id + 1);
  expect(second.channel).toBe(`inc-${second.id}-the-same-title`);
});

test.each([
  'private sev1 Data leak',
  'sev1 Data leak private',
  'sev1 Data leak test private',
  'sev1 Data leak private retro',
  'sev1 Data leak --private',
  'sev1 Data leak (private)',
  'sev1 Data leak, private.',
  'sev1 Data leak - private',
  'retro private sev1 Data leak',
  'Data leak private sev1',
  'Data leak private, sev1',
  'sev1 —private Data leak',
])('“%s” is private', async (typed) => {
  const answer = await talk.type(`/incident declare ${typed}`);
  expect(answer).toContain('“Data leak”');
  expect(answer).toContain('It is private: only those in its channel or with a role see anything of it');
});

test.each([
  'sev1 Data leak *private*',
  'sev1 Data leak "private"',
  'sev1 Data leak private?',
  'sev1 Data leak — private please',
  'sev1 Data leak private since 10:00',
  'sev1 private: Data leak',
])('“%s” is asked about, and nobody else has read of it', async (typed) => {
  const answer = await talk.type(`/incident declare ${typed}`);
  expect(answer).toContain('nothing is declared yet');
  expect(answer).toMatch(/`\/incident declare sev1 Data leak(?: please| since 10:00)? private`/u);
});

test('a title in quotes is what it says', async () => {
  expect(await talk.type('/incident declare sev4 "The page is no longer private"')).toContain(
    '“The page is no longer private”',
  );
});

test('what sort of incident it is may stand before the severity, and is no title alone', async () => {
  expect(await talk.type('/incident declare test sev1 Fire drill')).toContain('It is a test');
  expect(await talk.type('/incident declare retro sev1 It broke')).toContain('no reminder rings for it');
  const { view } = await formOf(talk, 'declare test', { in: 'general' });
  expect(JSON.stringify(view)).toMatch(/"initial_option":\{[^}]*"value":"test"/u);
  expect(await talk.type('/incident declare sev4 The end of the test.')).toContain('“The end of the test.”');
});

test('a title that only begins with the word is declared in quotes, as the answer suggests', async () => {
  const refused = await talk.type('/incident declare sev1 Private keys are on a public page');
  const [, line = ''] = [...refused.matchAll(/`(\/incident [^`]*)`/gu)].map(([, one]) => one);
  expect(refused).toContain('`/incident declare sev1 keys are on a public page private`');
  expect(await talk.type(line)).toContain('“Private keys are on a public page”');
});

test.each(['sev5', 'sev9 Payments are down', 'Payments are down sev0'])(
  'a severity that is none opens nothing: %s',
  async (typed) => {
    expect(await talk.type(`/incident declare ${typed}`)).toMatch(
      /^“sev\d” is no severity: sev1 \(worst\) to sev4 are\.\n`\/incident declare sev2 (?:Payments are down|&lt;title&gt;)`/u,
    );
  },
);

test.each(['sev2', '“” sev2', 'sev2 ""'])('“declare %s” needs a title, which the form asks for', async (typed) => {
  const { view } = await formOf(talk, `declare ${typed}`, { in: 'general' });
  expect(view['callback_id']).toBe('declare_form');
  expect(JSON.stringify(view)).toMatch(/"initial_option":\{[^}]*"value":"sev2"/u);
});
