import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openTalk, type Talk } from './talk.ts';

const minute = 60_000;
const hour = 60 * minute;

// A Friday, 12:00; the digest comes on Mondays at nine, and on other days while something is open.
let talk: Talk;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());

const digests = async () =>
  (await talk.slack.channel('incidents'))
    ? (await talk.slack.messages('incidents')).filter(
        ({ metadata }) => metadata?.event_payload['follower'] === 'digest',
      )
    : [];
const digestWith = (words: string) =>
  talk.slack.until(async () => (await digests()).find(({ text }) => text.includes(words)));

async function end(id: number): Promise<void> {
  await talk.type(`/incident #${id} resolve it is over`);
}

test('on Monday the week is told, beside the one before', async () => {
  await talk.declare('sev1 Checkout is down');
  talk.moveClock(49 * minute);
  await talk.type('/incident #1 impact Checkout full from 11:50 UTC to 12:40 UTC');
  await end(1);
  await talk.declare('sev3 Search is slow');
  await talk.type('/incident #2 action buy a disk @kofi by Saturday');
  await talk.declare('sev3 Fire drill test');
  await talk.type('/incident declare sev1 Data leak private');
  talk.setClock('2026-11-23T09:00:00Z');

  const { text } = await digestWith('*Mon, Nov 16 to Sun, Nov 22, 2026*');
  expect(text).toContain('Declared: 2 (1 sev1, 1 sev3), the week before 0; beside them 1 test');
  expect(text).toContain('Time to resolve: median 49m');
  expect(text).toContain('Customers were hit for 50m');
  expect(text).toMatch(/\*Open: 1\*\n• \*sev3\* · #2 “Search is slow” · investigating · lead dana · next update/u);
  expect(text).toContain('*Resolved: 1*\n• sev1 · #1 “Checkout is down” (49m)');
  expect(text).toMatch(/\*Overdue: 1\*\n• Action 3 of #2 “buy a disk” · kofi · ⚠️ was due Sat, Nov 21, 2026/u);
  expect(text).not.toMatch(/drill|leak/u);

  const pictures = await talk.slack.until(async () => {
    const all = (await talk.slack.files()).filter(({ name }) => /^(?:incidents|time)-/u.test(name));
    return all.length >= 2 ? all : undefined;
  });
  const { id } = (await talk.slack.channel('incidents')) ?? {};
  expect(pictures.map(({ channels }) => channels)).toEqual([[id], [id]]);
  expect(pictures.map(({ alt }) => alt).join()).toContain(
    '2 incidents in 14 weeks, all in the week of Nov 16; sev1 once',
  );
});

test('where files are not allowed, the week has its words', async () => {
  await talk.declare('sev1 Checkout is down');
  talk.slack.intercept = ({ method }, phase) =>
    phase === 'before' && method === 'files.getUploadURLExternal'
      ? { kind: 'error', error: 'missing_scope' }
      : undefined;
  talk.setClock('2026-11-23T09:00:00Z');
  await digestWith('Nov 22');
  await talk.slack.until(() => talk.slack.calls('files.getUploadURLExternal').at(-1)?.phase === 'answered');
  await talk.slack.quiet(200);
  expect(await digests()).toHaveLength(1);
  expect(talk.slack.calls('files.getUploadURLExternal')).toHaveLength(1);
});

test('a quiet week is one line', async () => {
  talk.setClock('2026-11-23T09:00:00Z');
  expect((await digestWith('Nov 22')).text).toBe(
    '🌤️ *Mon, Nov 16 to Sun, Nov 22, 2026*: all quiet. Nothing happened, nothing is open, nothing is overdue.',
  );
});

describe('on another day', () => {
  test('what is open is told', async () => {
    await talk.declare('sev2 Checkout is down');
    talk.setClock('2026-11-21T09:00:00Z');
    expect((await digestWith('*Sat, Nov 21, 2026*')).text).toContain('*Open: 1*\n• *sev2* · #1 “Checkout is down”');
  });

  test('nothing is told where nothing is', async () => {
    await talk.declare('sev2 Checkout is down');
    await end(1);
    talk.setClock('2026-11-22T09:00:00Z');
    // The week that follows shows that the day was passed over.
    talk.setClock('2026-11-23T09:00:00Z');
    await digestWith('Nov 22');
    expect(await digests()).toHaveLength(1);
  });
});

test('each is told once, whatever is started anew', async () => {
  await talk.declare('sev2 Checkout is down');
  talk.setClock('2026-11-21T09:00:00Z');
  await digestWith('Sat, Nov 21');
  talk.moveClock(hour);
  await talk.house.restart();
  talk.setClock('2026-11-22T09:00:00Z');
  await digestWith('Sun, Nov 22');
  expect((await digests()).map(({ text }) => text.split('\n')[0])).toEqual([
    '*Sat, Nov 21, 2026*',
    '*Sun, Nov 22, 2026*',
  ]);
});

test('what was due while Sitrep was away for long is news no more', async () => {
  await talk.declare('sev2 Checkout is down');
  talk.setClock('2026-11-21T16:00:00Z');
  talk.setClock('2026-11-22T09:00:00Z');
  await digestWith('Sun, Nov 22');
  expect(await digests()).toHaveLength(1);
});

test('the one of the week comes a day late rather than never', async () => {
  talk.setClock('2026-11-24T10:00:00Z');
  expect((await digestWith('Nov 22')).text).toContain('all quiet');
});

test('one that Slack does not take is told later, and nothing waits for it meanwhile', async () => {
  const { channel } = await talk.declare('sev2 Checkout is down');
  let refused = 0;
  talk.slack.intercept = ({ method, args }, phase) =>
    method === 'chat.postMessage' && phase === 'before' && JSON.stringify(args).includes('digest') && refused++ === 0
      ? { kind: 'error', error: 'restricted_action' }
      : undefined;
  await talk.type('/incident next at 09:00 UTC', { in: channel });
  talk.setClock('2026-11-21T09:00:00Z');
  await talk.slack.until(() => refused > 0);
  await talk.slack.until(async () =>
    (await talk.slack.messages(channel)).find(({ text }) => text.includes('update is due')),
  );
  expect(await digests()).toEqual([]);
  talk.moveClock(6 * minute);
  await digestWith('Sat, Nov 21');
});

test('one whose answer got lost is not told again', async () => {
  await talk.declare('sev2 Checkout is down');
  let lost = 0;
  talk.slack.intercept = ({ method, args }, phase) =>
    method === 'chat.postMessage' && phase === 'after' && JSON.stringify(args).includes('digest') && lost++ === 0
      ? { kind: 'reset' }
      : undefined;
  talk.setClock('2026-11-21T09:00:00Z');
  await digestWith('Sat, Nov 21');
  talk.setClock('2026-11-22T09:00:00Z');
  await digestWith('Sun, Nov 22');
  expect(lost).toBe(2);
  expect(await digests()).toHaveLength(2);
});
