import { type Answer, isObject, type Json, refuse, word } from '../answer.ts';
import { badChannelName } from '../limits/channel-name.ts';
import { page } from '../paging.ts';
import { asBot, type World } from '../world.ts';
import { withCanvas } from './canvases.ts';
import { invite } from './invite.ts';
import { isRefusal, outside, visible } from './membership.ts';
import type { Method } from './method.ts';

export const conversationMethods: Record<string, Method> = {
  'conversations.create': (args, world) => {
    const bad = badChannelName(args['name']);
    return bad === undefined ? asBot(world, 'conversations.create', args) : refuse(bad);
  },

  'conversations.invite': invite,

  // Slack takes everybody out of a channel that is archived, and lets only people bring it back.
  'conversations.unarchive': async (args, world) => {
    const channel = await visible(world, args['channel']);
    if (isRefusal(channel)) return channel;
    return refuse(channel.is_archived ? 'not_in_channel' : 'not_archived');
  },

  'conversations.setTopic': (args, world) => limited('conversations.setTopic', 'topic', args, world),
  'conversations.setPurpose': (args, world) => limited('conversations.setPurpose', 'purpose', args, world),

  'conversations.info': async (args, world) => {
    const channel = await visible(world, args['channel']);
    return isRefusal(channel) ? channel : { ok: true, channel: withCanvas(channel, world) };
  },

  'conversations.members': async (args, world) => {
    const channel = await visible(world, args['channel']);
    if (isRefusal(channel)) return channel;
    const all = (await asBot(world, 'conversations.members', args))['members'] as string[];
    const found = page(all, args, 100, 1000);
    if (found === undefined) return refuse('invalid_cursor');
    return { ok: true, members: found.items, response_metadata: { next_cursor: found.next } };
  },

  'conversations.list': async (args, world) => {
    const answer = await asBot(world, 'conversations.list', args);
    const channels = answer['channels'];
    if (!Array.isArray(channels)) return answer;
    return {
      ...answer,
      channels: channels.filter((channel) => isObject(channel) && !world.deleted.has(word(channel['id']))),
    };
  },

  'conversations.join': async (args, world) => {
    const channel = await visible(world, args['channel']);
    if (isRefusal(channel)) return channel;
    const answer = await asBot(world, 'conversations.join', args);
    // Slack: joining again is no error, it only warns
    if (answer.ok && channel['is_member'] === true) {
      return { ...answer, warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } };
    }
    return answer;
  },

  'conversations.open': async (args, world) => {
    const gone = word(args['users'])
      .split(',')
      .some((id) => world.roster.find(id)?.deactivated);
    return gone ? refuse('user_disabled') : asBot(world, 'conversations.open', args);
  },

  'conversations.archive': asMember('conversations.archive'),
  'conversations.rename': asMember('conversations.rename'),
  'conversations.kick': asMember('conversations.kick'),
  'conversations.leave': plain('conversations.leave'),
  'conversations.close': plain('conversations.close'),
  'conversations.mark': plain('conversations.mark'),
};

// Slack: 250 characters, conversations.setTopic and conversations.setPurpose
async function limited(method: string, field: string, args: Json, world: World): Promise<Answer> {
  if ([...word(args[field])].length > 250) return refuse('too_long');
  return (await outside(world, args['channel'])) ?? asBot(world, method, args);
}

/** `already_archived` and `is_archived` come first in Slack, so `emulate` is asked before membership is judged. */
function asMember(method: string): Method {
  return async (args, world) => {
    const channel = await visible(world, args['channel']);
    return isRefusal(channel) ? channel : asBot(world, method, args);
  };
}

function plain(method: string): Method {
  return (args, world) => asBot(world, method, args);
}
