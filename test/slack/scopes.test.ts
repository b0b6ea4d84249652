import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { aboutScopes } from '../../src/cli/doctor/scopes.ts';
import { type Scope, scopes } from '../../src/slack/scopes.ts';
import { newFolder } from '../child.ts';
import { settled } from '../e2e/settled.ts';
import { said } from '../e2e/typing.ts';
import { openTalk, type Talk } from './talk.ts';

const all = scopes.map(({ name }) => name);

/** What a life leaves behind in Slack, for all to see. */
const everything = ['channel', 'card', 'pin', 'bookmark', 'emoji', 'canvas', 'file', 'announcement'] as const;
/** An incident for some alone is announced to nobody, and so there is nothing to link to. */
const notOfPrivate = ['bookmark', 'announcement'];

interface Missing {
  /** What of everything is not there. */
  readonly lost?: readonly (typeof everything)[number][];
  /** The methods that Slack refuses for it in a whole life, and no others. */
  readonly refused?: readonly string[];
  /** What is seen of it beside that, by whom it concerns. */
  readonly seen?: (talk: Talk) => Promise<unknown>;
  /** What `/readyz` says beside the scope. */
  readonly troubles?: readonly string[];
  /** An incident for some alone. */
  readonly isPrivate?: true;
  /** The answer to the first call of this method gets lost. */
  readonly loses?: string;
  /** Without the scope Slack does not tell of these. */
  readonly untold?: readonly string[];
  /** Somebody else has made the announcements channel. */
  readonly announced?: true;
  readonly groups?: true;
}

const theRest = ['card', 'pin', 'bookmark', 'emoji', 'canvas', 'file', 'announcement'] as const;
const noChannel = (name: string) => async (talk: Talk) =>
  expect(heard(talk)).toContain(`Slack opened no channel for #1 (missing_scope (${name})); the record goes on.`);
const warned = (place: string, words: string) => (talk: Talk) =>
  talk.slack.until(async () => (await said(talk.slack, place))[0]?.includes(`⚠️ ${words}`));

/** What each scope is for, shown by what is missing without it. */
const without: Readonly<Record<string, Missing>> = {
  // Slack would not send a command at all: the doctor alone can say so. And so this is a life that lacks nothing.
  commands: {},
  'chat:write': {
    refused: ['chat.postMessage'],
    lost: theRest,
    troubles: ['Slack lets Sitrep say nothing: nothing is sent until', 'Slack takes nothing since'],
  },
  'channels:manage': {
    refused: ['conversations.create'],
    announced: true,
    lost: ['channel', ...theRest.filter((thing) => thing !== 'announcement')],
    async seen(talk) {
      await noChannel('channels:manage')(talk);
      await warned('incidents', 'The channel was not opened, because: missing_scope (channels:manage)')(talk);
      expect(talk.slack.calls('conversations.create')).toHaveLength(1);
    },
  },
  'channels:read': {
    refused: ['conversations.info', 'conversations.list'],
    lost: ['bookmark', 'announcement'],
    seen: warned('inc-1-checkout-is-down', 'An announcement was not posted, because: missing_scope (channels:read)'),
  },
  'channels:history': { refused: ['conversations.history'], lost: ['emoji'] },
  'groups:write': {
    refused: ['conversations.create'],
    isPrivate: true,
    lost: ['channel', ...theRest],
    seen: noChannel('groups:write'),
  },
  'groups:read': {
    refused: ['conversations.info', 'conversations.members'],
    isPrivate: true,
    untold: ['member_joined_channel'],
    async seen(talk) {
      await invitedMeanwhile(talk);
      await talk.slack.until(() => talk.slack.calls('conversations.members').some(isRefused));
      expect(await brief(talk, 'kofi')).toContain('There is no incident #1.');
    },
  },
  'groups:history': { refused: ['conversations.history'], isPrivate: true, lost: ['emoji'] },
  'users:read': {
    refused: ['users.list'],
    seen: async ({ slack }) => expect((await said(slack, 'incidents'))[0]).toContain('Lead: U0DANA000'),
  },
  'usergroups:read': {
    groups: true,
    seen: async (talk) =>
      expect(await talk.type('/incident #1 severity sev1')).toContain('to change the severity is for S0ONCALL00.'),
  },
  'reactions:read': { untold: ['reaction_added'], lost: ['emoji'] },
  'channels:join': { refused: ['conversations.join'], announced: true, lost: ['bookmark', 'announcement'] },
  'pins:write': { lost: ['pin'] },
  'bookmarks:read': { loses: 'bookmarks.add' },
  'bookmarks:write': { lost: ['bookmark'] },
  'canvases:write': { lost: ['canvas'] },
  'files:write': {
    lost: ['file'],
    seen: async ({ slack }) =>
      expect(await said(slack, 'inc-1-checkout-is-down')).toContainEqual(expect.stringContaining('# Postmortem')),
  },
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

test.concurrent.each([...scopes])(
  'without $name that one thing does not work, and everything else does',
  async (scope) => {
    const { lost = [], refused = [], ...missing } = without[scope.name] as Missing;
    const talk = await open(scope.name, missing);
    try {
      await live(talk, { lost, refused, ...missing });
      const here = everything.filter((thing) => !(missing.isPrivate && notOfPrivate.includes(thing)));
      expect(await left(talk)).toEqual(here.filter((thing) => !lost.includes(thing)));
      await missing.seen?.(talk);

      const timeline = await talk.type('/incident #1 timeline');
      for (const words of ['Checkout is down', 'Rolling back', 'It is back']) expect(timeline).toContain(words);
      const calls = talk.slack.calls().filter(isRefused);
      expect([...new Set(calls.map(({ method }) => method))].sort()).toEqual(refused);
      // Nobody asks again and again for what is not allowed.
      expect(calls.length).toBeLessThan(6);
      if (scope.optional) await expectOff(talk, scope);
      if (scope.name !== 'commands') await expectTrouble(talk, scope, missing.troubles);
    } finally {
      await talk.close();
    }
  },
);

test.concurrent('without the names of people Sitrep knows all the same who is in which group and channel', async () => {
  const talk = await open('users:read', { isPrivate: true, groups: true, untold: ['member_joined_channel'] });
  try {
    await talk.declare('sev2 Data leak private');
    await settled(talk.house);
    await invitedMeanwhile(talk);
    await talk.slack.until(async () => !(await brief(talk, 'kofi')).includes('There is no incident'));
    expect(talk.slack.calls('usergroups.list').some(({ answer }) => answer?.ok)).toBe(true);
    await expectTrouble(talk, scopes.find(({ name }) => name === 'users:read') as Scope);
  } finally {
    await talk.close();
  }
});

const isRefused = ({ answer }: { answer?: { error?: string } }) => answer?.error === 'missing_scope';
const heard = ({ slack }: Talk) =>
  slack
    .ephemerals('dana')
    .map(({ text }) => text)
    .join('\n');
const brief = (talk: Talk, as: string) => talk.hear('/incident #1 brief', { as }).then(({ text }) => String(text));
const roomOf = async ({ slack }: Talk) => (await slack.channels()).find(({ name }) => name.startsWith('inc-1'))?.id;

function open(name: string, { untold = [], announced, groups }: Missing): Promise<Talk> {
  const events = ['reaction_added', 'member_joined_channel', 'user_change'].filter((event) => !untold.includes(event));
  const granted = all.filter((other) => other !== name || other === 'commands');
  const slack = { scopes: granted, events, channels: announced ? ['incidents'] : [] };
  const path = join(newFolder(), 'sitrep.yml');
  writeFileSync(path, 'allow:\n  severity: [S0ONCALL00]\n');
  return openTalk(slack, undefined, groups ? { SITREP_CONFIG: path } : {});
}

/** An incident from its declaration to its postmortem. */
async function live(talk: Talk, { isPrivate, loses, lost = [], refused = [] }: Missing): Promise<void> {
  const { slack } = talk;
  let isLost = false;
  slack.intercept = ({ method }, phase) => {
    if (phase !== 'after' || method !== loses || isLost) return undefined;
    isLost = true;
    return { kind: 'reset' };
  };
  // Who is inside is asked at a start.
  const met = () =>
    refused.every((method) => method === 'conversations.members' || slack.calls(method).some(isRefused));
  // Where nothing may be said, everybody waits.
  const told = () => (refused.includes('chat.postMessage') ? slack.until(met) : settled(talk.house));
  await talk.type(`/incident declare sev2 Checkout is down${isPrivate ? ' private' : ''}`);
  await told();
  const room = await roomOf(talk);
  if (room) {
    const { ts } = await talk.person('dana').post(room, 'the disk is full');
    await talk.person('dana').react(room, ts, 'pushpin');
    if (!lost.includes('emoji')) await slack.until(() => heard(talk).includes('noted as entry'));
  }
  await talk.type('/incident #1 update Rolling back');
  await talk.type('/incident #1 resolve It is back');
  await told();
  await slack.until(met);
}

/** What there is of everything, in its order. */
async function left(talk: Talk): Promise<string[]> {
  const { slack } = talk;
  const room = await roomOf(talk);
  const card = room && (await said(slack, room))[0];
  const there: Record<(typeof everything)[number], unknown> = {
    channel: room,
    card: card?.includes('Checkout is down'),
    pin: room && (await slack.pins(room)).some(({ text }) => text === card),
    bookmark: room && (await slack.bookmarks(room)).length === 1,
    emoji: (await talk.type('/incident #1 timeline')).includes('the disk is full'),
    canvas: room && (await slack.canvas(room)),
    file: (await slack.files()).length === 1,
    announcement: (await slack.channel('incidents')) && (await said(slack, 'incidents'))[0],
  };
  return everything.filter((thing) => there[thing]);
}

/** Somebody comes into the channel of a private incident while nobody listens. */
function invitedMeanwhile(talk: Talk): Promise<void> {
  return talk.house.restart(async () => talk.person('dana').invite('kofi', (await roomOf(talk)) as string));
}

/** It is not tried at all, and no card speaks of it. */
async function expectOff(talk: Talk, { methods = [] }: Scope): Promise<void> {
  for (const method of methods) expect(talk.slack.calls(method)).toEqual([]);
  const room = await roomOf(talk);
  if (room) expect((await said(talk.slack, room))[0]).not.toContain('⚠️');
}

/** `/readyz` says what the scope is for, once, and nothing else as soon as the queue is there. */
async function expectTrouble(talk: Talk, { name, why, optional }: Scope, others: readonly string[] = []) {
  const degraded = await talk.slack.until(async () => {
    const ready = (await (await fetch(`${talk.house.url}/readyz`)).json()) as { degraded: string[] };
    return ready.degraded.some((words) => words.endsWith('is away: alarms may ring a second late'))
      ? undefined
      : ready.degraded;
  });
  const off = optional ? `; off until it is granted: ${optional};` : ':';
  const words = `the scope ${name} is missing, so Sitrep cannot ${why}${off} add it under`;
  expect(degraded).toHaveLength(1 + others.length);
  for (const start of [words, ...others]) expect(degraded).toContainEqual(expect.stringContaining(start));
}
