import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { openTalk, type Talk } from './talk.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-broadcast-'));
let talk: Talk;
afterEach(() => talk.close());
afterAll(() => rmSync(folder, { recursive: true }));

async function open(broadcast?: string): Promise<void> {
  const path = join(folder, 'sitrep.yml');
  writeFileSync(path, broadcast === undefined ? '' : `broadcast: ${broadcast}`);
  talk = await openTalk(undefined, undefined, { SITREP_CONFIG: path });
}

/** What the announcements channel was told, in a thread or not: its first line, and whether all of it heard that. */
async function told(last: string): Promise<Array<[string, string]>> {
  const { id } = await talk.slack.until(() => talk.slack.channel('incidents'));
  const posts = () =>
    talk.slack
      .calls('chat.postMessage')
      .filter(({ args, phase }) => phase === 'answered' && args['channel'] === id)
      .map(({ args }) => args);
  await talk.slack.until(() => posts().find(({ text }) => String(text).includes(last)));
  return posts().map(({ text, thread_ts, reply_broadcast }) => [
    String(text).split('\n', 1)[0] ?? '',
    thread_ts === undefined ? 'channel' : reply_broadcast === true ? 'both' : 'thread',
  ]);
}

async function liveThrough(): Promise<void> {
  const { channel } = await talk.declare('sev3 Checkout is slow');
  await talk.type('/incident severity sev2 it spreads', { in: channel });
  await talk.type('/incident severity sev1 all of it', { in: channel });
  await talk.type('/incident update We are on it', { in: channel });
  await talk.type('/incident resolve it is over', { in: channel });
}

test('all hear of the card, of sev1, and of the end; the rest is in the thread', async () => {
  await open();
  await liveThrough();
  expect(await told('is resolved')).toEqual([
    ['*SEV3 · #1 Checkout is slow*', 'channel'],
    [expect.stringContaining('sev3 → sev2'), 'thread'],
    [expect.stringContaining('sev2 → sev1'), 'both'],
    [expect.stringContaining('We are on it'), 'thread'],
    [expect.stringContaining('it is over'), 'thread'],
    [expect.stringContaining('is resolved'), 'channel'],
  ]);
});

test('a team may want less', async () => {
  await open('[]');
  await liveThrough();
  expect((await told('is resolved')).filter(([, where]) => where !== 'thread')).toEqual([
    ['*SEV3 · #1 Checkout is slow*', 'channel'],
  ]);
});

test('or more', async () => {
  await open('[severity, update, resolved]');
  await liveThrough();
  expect((await told('is resolved')).map(([, where]) => where)).toEqual([
    'channel',
    'both',
    'both',
    'both',
    'thread',
    'channel',
  ]);
});
