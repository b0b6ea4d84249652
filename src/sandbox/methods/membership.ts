import { type Answer, type Json, refuse, word } from '../answer.ts';
import type { Channel } from '../channels.ts';
import { asBot, type World } from '../world.ts';

/** The channel as the bot may see it. Slack does not admit that a private channel exists to those outside. */
export async function visible(world: World, channelId: unknown): Promise<Channel | Answer> {
  const id = word(channelId);
  if (id === '' || world.deleted.has(id)) return refuse('channel_not_found');
  const answer = await asBot(world, 'conversations.info', { channel: id });
  return answer.ok ? (answer['channel'] as Channel) : refuse('channel_not_found');
}

/** The refusal when the bot is not in that channel; undefined when it is. */
export async function outside(world: World, channelId: unknown): Promise<Answer | undefined> {
  const channel = await visible(world, channelId);
  if (isRefusal(channel)) return channel;
  return channel['is_member'] === true ? undefined : refuse('not_in_channel');
}

export function isRefusal(value: Channel | Answer): value is Answer {
  return (value as Json)['ok'] === false;
}
