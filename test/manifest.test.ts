import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { AppsManifestValidateArguments } from '@slack/web-api';
import { parse } from 'yaml';
import type { Desk } from '../src/desk/ports.ts';
import { listenToEvents } from '../src/slack/events.ts';
import type { Hear } from '../src/slack/hear.ts';
import { listenToHomes } from '../src/slack/home.ts';
import { listenToMessages } from '../src/slack/messages/events.ts';
import { shortcutsKnown } from '../src/slack/messages/shortcuts.ts';
import { scopes } from '../src/slack/scopes.ts';
import { listenToGroups } from '../src/slack/user-groups.ts';
import { openHouse } from './house.ts';

type Manifest = AppsManifestValidateArguments['manifest'];
type BotScope = NonNullable<NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>['bot']>[number];
type BotEvent = NonNullable<
  NonNullable<NonNullable<Manifest['settings']>['event_subscriptions']>['bot_events']
>[number];

const read = (name: string) => readFileSync(join(__dirname, '..', name), 'utf8');
const source = read('manifest.yml');
const manifest = parse(source) as Manifest;

/** The SDK's own names, so that the compiler finds a scope or an event that Slack does not know; it forgot one. */
const botScopes = [
  'commands',
  'chat:write',
  'channels:manage',
  'channels:read',
  'channels:history',
  'groups:write',
  'groups:read',
  'groups:history',
  'users:read',
  'usergroups:read',
  'reactions:read',
  'channels:join',
  'pins:write',
  'bookmarks:read',
  'bookmarks:write',
  'canvases:write',
  'files:write',
] as const satisfies ReadonlyArray<BotScope | 'canvases:write'>;

const botEvents = [
  'app_home_opened',
  'channel_archive',
  'channel_deleted',
  'channel_left',
  'channel_rename',
  'channel_unarchive',
  'group_archive',
  'group_deleted',
  'group_left',
  'group_rename',
  'group_unarchive',
  'member_joined_channel',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'reaction_added',
  'reaction_removed',
  'subteam_members_changed',
  'subteam_updated',
  'team_join',
  'user_change',
] as const satisfies readonly BotEvent[];

/** The scope that each event needs, from its page at Slack. That somebody opens our Home needs none. */
const needed: Readonly<Record<Exclude<(typeof botEvents)[number], 'app_home_opened'>, BotScope>> = {
  channel_archive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_left: 'channels:read',
  channel_rename: 'channels:read',
  channel_unarchive: 'channels:read',
  group_archive: 'groups:read',
  group_deleted: 'groups:read',
  group_left: 'groups:read',
  group_rename: 'groups:read',
  group_unarchive: 'groups:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  subteam_members_changed: 'usergroups:read',
  subteam_updated: 'usergroups:read',
  team_join: 'users:read',
  user_change: 'users:read',
};

describe('manifest.yml', () => {
  test('asks for the scopes of the one list, each with its reason', () => {
    expect(manifest.oauth_config?.scopes).toEqual({ bot: botScopes });
    expect(scopes.map(({ name }) => name)).toEqual(botScopes);
    for (const { name, why } of scopes) expect(source).toContain(`      - ${name} # ${why}\n`);
  });

  test('has a reason for each scope in docs/security.md too, and names none that is not asked for', () => {
    const rows = [...read('docs/security.md').matchAll(/^\| `([^`]+)` \| (.*) \| (.*?) ?\|$/gmu)];
    const told = rows.map(([, name, why, off]) => ({ name, why, ...(off ? { optional: off } : {}) }));
    expect(told).toEqual(scopes.map(({ methods: _, ...scope }) => scope));
  });

  test('subscribes to the events that the bot listens to, and may hear them', () => {
    const heard: string[] = [];
    // Slack's name for it says in which kind of channel; what arrives is a `message`.
    const hear: Hear = (name) =>
      void heard.push(...(name === 'message' ? [`${name}.channels`, `${name}.groups`] : [name]));
    const log = { info() {}, warn() {}, error() {} };
    const identity = { get: () => undefined } as never;
    listenToEvents(hear, { desk: {} as Desk, store: {}, identity, log } as never);
    listenToMessages(hear, { identity, log } as never);
    listenToGroups(hear, { groups: [] } as never);
    listenToHomes(hear, { show() {} });
    expect(manifest.settings?.event_subscriptions?.bot_events).toEqual(botEvents);
    expect([...new Set(heard)].sort()).toEqual(botEvents);
    expect(botScopes).toEqual(expect.arrayContaining(Object.values(needed)));
  });

  test('stays within the lengths and letters that Slack allows', () => {
    const { name, description = '', background_color } = manifest.display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(background_color).toMatch(/^#[0-9a-f]{6}$/u);
    expect(manifest.features?.bot_user?.display_name).toMatch(/^[a-z0-9._-]{1,80}$/u);
  });

  test('has one command, whose people and channels arrive as ids', () => {
    const { slash_commands: commands = [] } = manifest.features ?? {};
    expect(commands).toHaveLength(1);
    for (const { command, description, usage_hint = '', should_escape } of commands) {
      expect(command).toBe('/incident');
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(usage_hint.length).toBeLessThanOrEqual(1000);
      expect(should_escape).toBe(true);
    }
  });

  test('has the shortcuts that the bot answers, and no others', () => {
    const { shortcuts = [] } = manifest.features ?? {};
    expect(shortcuts.map(({ type, callback_id }) => [type, callback_id])).toEqual(shortcutsKnown);
    for (const { name, description, callback_id } of shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
      expect(callback_id.length).toBeLessThanOrEqual(255);
    }
  });

  test('is for Socket Mode in one workspace, with lasting tokens', () => {
    expect(manifest.settings).toMatchObject({
      interactivity: { is_enabled: true },
      socket_mode_enabled: true,
      org_deploy_enabled: false,
      token_rotation_enabled: false,
    });
    expect(source).not.toContain('request_url');
  });
});

test('the scopes and events are enough for the life of an incident', async () => {
  const house = await openHouse({ slack: { scopes: botScopes, events: botEvents, channels: ['incidents'] } });
  try {
    const dana = house.slack.person('dana');
    const type = async (line: string) => expect((await dana.type(line, { in: 'general' })).text).toMatch(/^✅/u);
    await type('/incident declare sev2 Checkout is down');
    await type('/incident #1 lead @kofi');
    await type('/incident #1 update identified: a bad deploy');
    const room = await house.slack.until(async () =>
      (await house.slack.channels()).find(({ name }) => name.startsWith('inc-1')),
    );
    const { ts } = await dana.post(room.id, 'the disk is full');
    await dana.react(room.id, ts, 'pushpin');
    await house.slack.until(() => house.slack.ephemerals('dana').some(({ text }) => text.includes('noted as entry')));
    await dana.edit(room.id, ts, 'the disk was full');
    await type('/incident #1 resolve rolled back');
    await house.slack.until(() => house.slack.calls('files.completeUploadExternal').length > 0);
    await house.slack.quiet(200);
    const { text: told } = await dana.type('/incident #1 timeline', { in: 'general' });
    expect(told).toContain('note: the disk was full');
    const refused = house.slack.calls().filter(({ answer }) => answer?.['error'] === 'missing_scope');
    expect(refused.map(({ method }) => method)).toEqual([]);
  } finally {
    await house.close();
  }
});

describe('docs/slack-http.md', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/u.exec(read('docs/slack-http.md')) ?? [];
  const http = parse(yaml) as Manifest;

  test('turns Socket Mode off and gives every address that Slack calls, the same one', () => {
    expect(http.settings?.socket_mode_enabled).toBe(false);
    const [command] = http.features?.slash_commands ?? [];
    const { event_subscriptions, interactivity } = http.settings ?? {};
    const addresses = [command?.url, event_subscriptions?.request_url, interactivity?.request_url];
    expect(new Set(addresses)).toEqual(new Set(['https://sitrep.example.com/slack/events']));
  });
});
