import { type Answer, isObject, type Json, refuse, word } from '../answer.ts';
import { findChannel, isChannelId } from '../channels.ts';
import { whispered } from '../ephemerals.ts';
import { badMessage, badUpdate } from '../limits/message.ts';
import { asBot, type World } from '../world.ts';
import { withIds } from './block-ids.ts';
import { isRefusal, outside, visible } from './membership.ts';
import type { Method } from './method.ts';

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': async (args, world) => {
    const bad = badMessage(args, { blocksTotal: true });
    if (bad) return bad;
    const barred = await barredFromPosting(world, word(args['channel']));
    if (barred) return barred;
    return inFull(await asBot(world, 'chat.postMessage', signed(args, world)), world);
  },

  'chat.postEphemeral': async (args, world) => {
    const bad = badMessage(args, { blocksTotal: false }) ?? (await outside(world, args['channel']));
    if (bad) return bad;
    const shown = withIds(args);
    const answer = await asBot(world, 'chat.postEphemeral', shown);
    const place = { user: word(args['user']), channel: word(args['channel']) };
    if (answer.ok) world.ephemerals.push(whispered(place, shown, 'chat.postEphemeral', word(answer['message_ts'])));
    return answer;
  },

  'chat.update': async (args, world) => {
    const bad = badUpdate(args);
    if (bad) return bad;
    const channel = await visible(world, args['channel']);
    if (isRefusal(channel)) return channel;
    // Slack: is_inactive when the channel is archived, chat.update
    if (channel.is_archived) return refuse('is_inactive');
    return inFull(await asBot(world, 'chat.update', withIds(args)), world);
  },

  'chat.delete': async (args, world) => (await ifVisible(args, world)) ?? asBot(world, 'chat.delete', args),
  'chat.getPermalink': async (args, world) => (await ifVisible(args, world)) ?? asBot(world, 'chat.getPermalink', args),
  'chat.scheduleMessage': async (args, world) =>
    badMessage(args, { blocksTotal: false }) ??
    (await outside(world, args['channel'])) ??
    asBot(world, 'chat.scheduleMessage', args),
  'chat.deleteScheduledMessage': (args, world) => asBot(world, 'chat.deleteScheduledMessage', args),
  'chat.scheduledMessages.list': (args, world) => asBot(world, 'chat.scheduledMessages.list', args),
};

async function ifVisible(args: Json, world: World): Promise<Answer | undefined> {
  const channel = await visible(world, args['channel']);
  return isRefusal(channel) ? channel : undefined;
}

/** Slack: a bot posts where it is a member, and with chat:write.public in any public channel. */
async function barredFromPosting(world: World, to: string): Promise<Answer | undefined> {
  if (/^[UW]/.test(to)) return barredFromDirect(world, to);
  const id = isChannelId(to) ? to : (await findChannel(world, to))?.id;
  const refusal = await outside(world, id);
  if (refusal?.error !== 'not_in_channel') return refusal;
  return world.app.scopes?.includes('chat:write.public') ? undefined : refusal;
}

/** A message to a user's id goes to the bot's DM with them, which `emulate` finds or opens. */
function barredFromDirect(world: World, userId: string): Answer | undefined {
  const person = world.roster.all().find(({ id }) => id === userId);
  if (userId === 'USLACKBOT' || person?.bot) return refuse('cannot_dm_bot');
  if (person === undefined) return refuse('channel_not_found');
  return person.deactivated ? refuse('user_disabled') : undefined;
}

/** What Slack adds to a bot's message. */
function signed(args: Json, world: World): Json {
  return {
    ...withIds(args),
    channel: word(args['channel']).replace(/^#/, ''),
    bot_id: world.app.botId,
    app_id: world.app.id,
  };
}

function inFull(answer: Answer, world: World): Answer {
  if (!answer.ok || !isObject(answer['message'])) return answer;
  return { ...answer, message: { ...answer['message'], team: world.team.id } };
}
