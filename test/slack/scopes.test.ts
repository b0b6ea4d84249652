import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { aboutScopes } from '../../src/cli/doctor/scopes.ts';
import { scopes } from '../../src/slack/scopes.ts';
import { newFolder } from '../child.ts';
import { rows, settled } from '../e2e/settled.ts';
import { openTalk, type Talk } from './talk.ts';

const all = scopes.map(({ name }) => name);

interface Missing {
  /** The methods that Slack refuses for it in a whole life, and no others. */
  readonly refused: readonly string[];
  /** What is seen of it beside that, by whom it concerns. */
  readonly seen?: (talk: Talk) => unknown;
  /** Besides the usual life: an incident for some alone. */
  readonly isPrivate?: true;
  /** The answer to the first call of this method gets lost. */
  readonly loses?: string;
  /** Without the scope Slack does not tell of these. */
  readonly untold?: readonly string[];
  /** Somebody else has made the announcements channel. */
  readonly announced?: true;
  readonly groups?: true;
}

const heard = (words: string) => (talk: Talk) =>
  expect(
    talk.slack
      .ephemerals('dana')
      .map(({ text }) => text)
      .join('\n'),
  ).toContain(words);
const notTold = (follower: string) => (talk: Talk) =>
  expect(
    rows(talk.house, `select untold from receipt where follower = '${follower}' and untold = 'missing_scope'`),
  ).not.toEqual([]);
const noted = async (talk: Talk) => (await talk.type('/incident #1 timeline')).includes('the disk is full');
const isNotNoted = async (talk: Talk) => expect(await noted(talk)).toBe(false);

const isRefused = ({ answer }: { answer?: { error?: string } }) => answer?.error === 'missing_scope';

/** What each scope is for, shown by what is missing without it. */
const without: Readonly<Record<string, Missing>> = {
  // Slack would not send a command at all: the doctor alone can say so.
  commands: { refused: [] },
  'chat:write': { refused: ['chat.postEphemeral', 'chat.postMessage'], seen: notTold('channel') },
  'channels:manage': {
    refused: ['conversations.create'],
    seen: heard('Slack opened no channel for #1 (missing_scope); the record goes on.'),
  },
  'channels:read': { refused: ['conversations.info', 'conversations.list'], seen: notTold('announcer') },
  'channels:history': { refused: ['conversations.history'], seen: isNotNoted },
  'groups:write': {
    refused: ['conversations.create'],
    isPrivate: true,
    seen: heard('Slack opened no channel for #2 (missing_scope); the record goes on.'),
  },
  'groups:read': { refused: ['conversations.members'], isPrivate: true },
  'groups:history': { refused: ['conversations.history'], isPrivate: true },
  'users:read': { refused: ['users.list'] },
  'usergroups:read': { refused: ['usergroups.list'], groups: true },
  'reactions:read': { refused: [], untold: ['reaction_added'], seen: isNotNoted },
  'channels:join': { refused: ['conversations.join'], announced: true, seen: notTold('announcer') },
  'pins:write': { refused: ['pins.add'], seen: notTold('furnisher') },
  'bookmarks:read': { refused: ['bookmarks.list'], loses: 'bookmarks.add' },
  'bookmarks:write': { refused: ['bookmarks.add'], seen: notTold('furnisher') },
  'canvases:write': { refused: ['conversations.canvases.create'] },
  'files:write': { refused: ['files.getUploadURLExternal'], seen: notTold('drafter') },
};

test('each scope that the app asks for is tried without', () => {
  expect(Object.keys(without).sort()).toEqual([...all].sort());
});

test.each(scopes)('the doctor names $name, and what it is for', ({ name, why, optional }) => {
  const lines = [...aboutScopes(all.filter((other) => other !== name))];
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ state: optional ? 'note' : 'wrong', words: expect.stringContaining(why) });
  expect(JSON.stringify(lines)).toContain(name);
});

const configOf = (): string => {
  const path = join(newFolder(), 'sitrep.yml');
  writeFileSync(path, 'allow:\n  severity: [S0ONCALL00]\n');
  return path;
};

/** Where no channel comes, those wait who write into it. */
const told = (talk: Talk, { refused }: Missing) =>
  refused.includes('conversations.create')
    ? talk.slack.until(() => talk.slack.ephemerals('dana').some(({ text }) => text.includes('Slack opened no channel')))
    : settled(talk.house);

async function live(name: string, missing: Missing): Promise<Talk> {
  const { isPrivate, loses, untold = [], announced, groups } = missing;
  const talk = await openTalk(
    {
      scopes: all.filter((other) => other !== name),
      events: ['reaction_added', 'member_joined_channel', 'user_change'].filter((event) => !untold.includes(event)),
      channels: announced ? ['incidents'] : [],
    },
    undefined,
    groups ? { SITREP_CONFIG: configOf() } : {},
  );
  const { slack } = talk;
  let isLost = false;
  slack.intercept = ({ method }, phase) => {
    if (phase !== 'after' || method !== loses || isLost) return undefined;
    isLost = true;
    return { kind: 'reset' };
  };
  await talk.type('/incident declare sev2 Checkout is down');
  if (isPrivate) await talk.type('/incident declare sev2 Data leak private');
  await told(talk, missing);
  for (const { id } of (await slack.channels()).filter((channel) => channel.name.startsWith('inc-'))) {
    const { ts } = await talk.person('dana').post(id, 'the disk is full');
    await talk.person('dana').react(id, ts, 'pushpin');
  }
  await talk.type('/incident #1 update Rolling back');
  await talk.type('/incident #1 resolve It is back');
  await told(talk, missing);
  await slack.quiet(200);
  return talk;
}

describe.each(Object.entries(without))('without %s', (name, missing) => {
  test('that one thing does not work, and everything else does', async () => {
    const talk = await live(name, missing);
    try {
      if (name === 'groups:read') await talk.house.restart();
      await talk.slack.until(() => missing.refused.every((method) => talk.slack.calls(method).some(isRefused)));
      const refused = talk.slack.calls().filter(isRefused);
      expect([...new Set(refused.map(({ method }) => method))].sort()).toEqual(missing.refused);
      await missing.seen?.(talk);
      // Nobody asks again and again for what is not allowed.
      expect(refused.length).toBeLessThan(16);
      const timeline = await talk.type('/incident #1 timeline');
      for (const said of ['Checkout is down', 'Rolling back', 'It is back']) expect(timeline).toContain(said);
      if (missing.seen !== isNotNoted && name !== 'channels:manage') expect(await noted(talk)).toBe(true);
    } finally {
      await talk.close();
    }
  }, 30_000);
});
