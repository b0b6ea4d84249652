import { type Answer, type Json, list, word } from './answer.ts';
import type { World } from './world.ts';

/** A channel object as conversations.info gives it. */
export type Channel = Json & { id: string; name: string; is_private: boolean; is_archived: boolean; creator: string };

/** The channel by id, name or #name, private ones included, whoever is in it. */
export async function findChannel(world: World, idOrName: string): Promise<Channel | undefined> {
  if (isChannelId(idOrName)) return (await look(world, idOrName))?.channel;
  const name = idOrName.replace(/^#/, '');
  const isIt = (channel: Channel) => channel.name === name && !world.deleted.has(channel.id);
  const inPublic = (await listAs(world, world.app.botUserId, 'public_channel')).find(isIt);
  return inPublic ?? (await allChannels(world)).find(isIt);
}

/** As findChannel, for a test that is wrong when there is none. */
export async function mustFindChannel(world: World, idOrName: string): Promise<Channel> {
  const channel = await findChannel(world, idOrName);
  if (channel === undefined) throw new Error(`This Slack has no channel ${idOrName}`);
  return channel;
}

/** Every channel, oldest first. `emulate` shows a private channel to its members only, so everybody is asked. */
export async function allChannels(world: World): Promise<Channel[]> {
  const found = new Map<string, Channel>();
  const everybody = [world.app.botUserId, ...world.roster.all().map((person) => person.id)];
  for (const channel of await listAs(world, 'U000000001', 'public_channel')) found.set(channel.id, channel);
  for (const userId of world.emulator.hasPrivate ? new Set(everybody) : []) {
    for (const channel of await listAs(world, userId, 'private_channel')) found.set(channel.id, channel);
  }
  return [...found.values()].filter((channel) => !world.deleted.has(channel.id)).sort(byAge);
}

/** Somebody who may read the channel: `emulate` answers members only. */
export async function witness(world: World, channelId: string): Promise<string | undefined> {
  return (await look(world, channelId))?.userId;
}

/** What Slack calls the channel when it tells apps of commands and clicks: names of private ones stay hidden. */
export function nameForApps(channel: Channel): string {
  if (channel['is_im'] === true) return 'directmessage';
  return channel.is_private ? 'privategroup' : channel.name;
}

export function isChannelId(word: string): boolean {
  return /^[CGD][A-Z0-9]{8,}$/.test(word);
}

/** Lists as that user, all pages. */
export async function listAs(world: World, userId: string, types: string): Promise<Channel[]> {
  const channels: Channel[] = [];
  let cursor = '';
  do {
    const page: Answer = await world.emulator.call(userId, 'conversations.list', { types, limit: 1000, cursor });
    channels.push(...(list(page['channels']) as Channel[]));
    cursor = word((page['response_metadata'] as Json | undefined)?.['next_cursor']);
  } while (cursor !== '');
  return channels;
}

/** Everybody is asked in turn, the bot first, until one may see the channel; it is told as that one sees it. */
export async function look(world: World, id: string): Promise<{ userId: string; channel: Channel } | undefined> {
  if (world.deleted.has(id)) return undefined;
  for (const userId of new Set([world.app.botUserId, ...world.roster.all().map((person) => person.id)])) {
    const answer = await world.emulator.call(userId, 'conversations.info', { channel: id });
    if (answer.ok) return { userId, channel: answer['channel'] as Channel };
    if (answer.error === 'channel_not_found') return undefined;
  }
  return undefined;
}

function byAge(a: Channel, b: Channel): number {
  return Number(a['created']) - Number(b['created']);
}
