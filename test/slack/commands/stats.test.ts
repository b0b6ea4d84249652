import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTalk, type Talk } from '../talk.ts';

const minute = 60_000;
const hour = 60 * minute;

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

/** What it says behind a name. */
const lineOf = (answer: string, name: string): string =>
  answer.split('\n').find((line) => line.includes(`${name}: `)) ?? answer;

test('nothing has happened yet', async () => {
  expect(await talk.type('/incident stats')).toBe(
    '✅ The last 30 days: no incident.\n• Promises: 0 promises with a time',
  );
});

test('a quarter is told by its averages, its severities and what was hit, without drills and the past', async () => {
  // 12:00 to 12:40, found 10 minutes late, stopped after 30, whole after 45.
  await talk.declare('sev1 Checkout is down');
  talk.moveClock(30 * minute);
  await talk.type('/incident #1 update monitoring It holds');
  talk.moveClock(10 * minute);
  await talk.type('/incident #1 impact Checkout full from 11:50 UTC to 12:35 UTC');
  await talk.type('/incident #1 resolve');
  // 12:40 to 13:00, and again from 14:00 to 14:20.
  await talk.declare('sev3 Exports are slow');
  talk.moveClock(20 * minute);
  await talk.type('/incident #2 resolve');
  talk.moveClock(hour);
  await talk.type('/incident #2 reopen it is back');
  talk.moveClock(20 * minute);
  await talk.type('/incident #2 resolve');
  await talk.declare('sev2 Fire drill test');
  await talk.type('/incident declare sev2 The old outage retro');
  await talk.declare('sev3 Search is slow');
  await talk.type('/incident #5 impact checkout minor from 14:10 UTC');

  const answer = await talk.type('/incident stats quarter');
  expect(answer).toContain('✅ The last 91 days: 3 incidents.');
  expect(lineOf(answer, 'Left out of all figures')).toContain('1 retro, 1 test');
  expect(lineOf(answer, 'Time to detect')).toContain('median 10m, mean 10m, over 2 of 3');
  expect(lineOf(answer, 'Time to mitigate')).toContain('median 1h 5m, mean 1h 5m, over 2 of 3');
  expect(lineOf(answer, 'Time to resolve')).toContain('median 1h 10m, mean 1h 10m, over 2 of 3');
  expect(lineOf(answer, 'Time to recover')).toContain('median 45m, mean 45m, over 1 of 3');
  expect(answer).toContain('1 still open, 1 reopened');
  expect(answer).toContain('Customers were hit for 55m');
  expect(lineOf(answer, 'By severity')).toContain('sev1 1 (resolved in 40m) · sev3 2 (resolved in 1h 40m)');
  expect(lineOf(answer, 'Hit most often')).toContain('checkout 2 (55m)');
  expect(lineOf(answer, 'Took longest')).toContain('#2 Exports are slow (1h 40m) · #1 Checkout is down (40m)');
});

test('one component is told of, as anybody may spell it', async () => {
  const answer = await talk.type('/incident stats 7d CHECKOUT');
  expect(answer).toContain('✅ The last 7 days, CHECKOUT: 2 incidents.');
  expect(answer).not.toContain('Promises');
});

test('what is neither a period nor anything that was hit is said to be neither', async () => {
  const { text } = await talk.hear('/incident stats 7d Chekcout');
  expect(text).toContain('“Chekcout” is no period, and nothing of that name was hit in the last 7 days.');
  expect(text).toContain('`/incident stats 30d`');
});

test('what is private counts for those inside alone', async () => {
  await talk.declare('sev1 Data leak private');
  expect(await talk.type('/incident stats', { as: 'kofi' })).toContain(': 3 incidents.');
  expect(await talk.type('/incident stats')).toContain(': 4 incidents.');
});

test('a month that is not over ends now, and the promises of a month are those made in it', async () => {
  talk.setClock('2026-11-20T18:00:00Z');
  await talk.type('/incident #5 update looking, next update in 40 minutes');
  expect(lineOf(await talk.type('/incident stats 2026-11'), 'Promises')).toBe(
    '• Promises: 1 promise with a time, open',
  );
  expect(lineOf(await talk.type('/incident stats 2026-10'), 'Promises')).toBe('• Promises: 0 promises with a time');
});
