import { type Answer, isObject, type Json, word } from './answer.ts';
import { type Channel, look } from './channels.ts';
import type { EventDelivery } from './courier.ts';
import type { World } from './world.ts';

type Deed = { by: string; args: Json; answer: Answer; channel: Channel; world: World; before: Json | undefined };

/** The events that follow from a method that went well, whoever called it. */
const follows: Record<string, (deed: Deed) => Json[]> = {
  'chat.postMessage': ({ answer, channel }) => [message(channel, answer['message'])],
  'chat.update': ({ answer, channel, before }) => [
    hidden(channel, 'message_changed', { message: answer['message'], ...was(before) }),
  ],
  'chat.delete': (deed) => [deleted(deed)],
  'conversations.create': ({ channel, by }) =>
    channel.is_private ? [] : [{ type: 'channel_created', channel: { ...brief(channel), creator: by } }],
  'conversations.archive': ({ channel, by }) => [{ type: named(channel, 'archive'), channel: channel.id, user: by }],
  'conversations.unarchive': ({ channel, by }) => [
    { type: named(channel, 'unarchive'), channel: channel.id, user: by },
  ],
  'conversations.rename': ({ channel }) => [{ type: named(channel, 'rename'), channel: brief(channel) }],
  'conversations.invite': (deed) =>
    String(deed.args['users'])
      .split(',')
      .map((user) => ({ ...moved('member_joined_channel', user.trim(), deed), inviter: deed.by })),
  'conversations.join': (deed) => (deed.answer['warning'] ? [] : [moved('member_joined_channel', deed.by, deed)]),
  'conversations.leave': (deed) => left(deed.by, deed),
  'conversations.kick': (deed) => left(word(deed.args['user']), deed),
  'reactions.add': (deed) => [reaction('reaction_added', deed)],
  'reactions.remove': (deed) => [reaction('reaction_removed', deed)],
  'pins.add': ({ args, by, channel }) => [
    {
      type: 'pin_added',
      user: by,
      channel_id: channel.id,
      item: { type: 'message', channel: channel.id, ts: args['timestamp'] },
    },
  ],
};

/** Tells the bot what follows from a deed, and waits until it has heard. `before`: the message as it was. */
export async function tellOf(
  world: World,
  by: string,
  method: string,
  args: Json,
  answer: Answer,
  before?: Json,
): Promise<EventDelivery[]> {
  world.ledger.changed();
  const events = follows[method];
  if (events === undefined || !world.courier.listening()) return [];
  const about = answer['channel'];
  const id = isObject(about) ? word(about['id']) : word(about) || word(args['channel']);
  const seen = await look(world, id);
  if (seen === undefined) return [];
  const { channel } = seen;
  const told: EventDelivery[] = [];
  for (const event of events({ by, args, answer, channel, world, before })) {
    if (!hears(world, seen, event)) continue;
    const delivery = await world.courier.tell(event);
    if (delivery !== undefined) told.push(delivery);
  }
  return told;
}

/** As tellOf, for the bot's own calls: Slack answers those without waiting for its own events. */
export function announce(world: World, by: string, method: string, args: Json, answer: Answer): void {
  tellOf(world, by, method, args, answer).catch(() => undefined); // this Slack was closed meanwhile
}

/** Slack tells a bot of public channels at large, but of messages, members and private channels only where it is. */
function hears(world: World, { userId, channel }: { userId: string; channel: Channel }, event: Json): boolean {
  const { botUserId } = world.app;
  if (event['user'] === botUserId && /left$|left_channel$/.test(word(event['type']))) return true;
  if (/^channel_/.test(word(event['type'])) && !channel.is_private) return true;
  return userId === botUserId && channel['is_member'] === true;
}

function message(channel: Channel, posted: unknown): Json {
  const body = isObject(posted) ? posted : {};
  return { ...body, type: 'message', channel: channel.id, channel_type: kind(channel), event_ts: body['ts'] };
}

function hidden(channel: Channel, subtype: string, rest: Json): Json {
  const ts = (Date.now() / 1000).toFixed(6);
  return { type: 'message', subtype, hidden: true, channel: channel.id, channel_type: kind(channel), ts, ...rest };
}

const was = (before: Json | undefined): Json => (before === undefined ? {} : { previous_message: before });

/** Slack: a message with answers leaves its place in the thread behind, a tombstone. */
function deleted({ args, channel, before }: Deed): Json {
  const { ts } = args;
  if (!(Number(before?.['reply_count']) > 0)) {
    return hidden(channel, 'message_deleted', { deleted_ts: ts, ...was(before) });
  }
  const place = { type: 'message', subtype: 'tombstone', user: 'USLACKBOT', hidden: true, ts, thread_ts: ts };
  return hidden(channel, 'message_changed', {
    message: { ...place, text: 'This message was deleted.' },
    ...was(before),
  });
}

function moved(type: string, user: string, { channel, world }: Deed): Json {
  return { type, user, channel: channel.id, channel_type: channel.is_private ? 'G' : 'C', team: world.team.id };
}

/** Somebody who is taken out; when it is the bot, Slack also says that the bot has left. */
function left(user: string, deed: Deed): Json[] {
  const events = [moved('member_left_channel', user, deed)];
  if (user !== deed.world.app.botUserId) return events;
  return [...events, { type: named(deed.channel, 'left'), channel: deed.channel.id, user, actor_id: deed.by }];
}

function reaction(type: string, { args, by, channel }: Deed): Json {
  const item = { type: 'message', channel: channel.id, ts: args['timestamp'] };
  return { type, user: by, reaction: args['name'], item };
}

/** Slack: events of private channels are called group_*. */
function named(channel: Channel, what: string): string {
  return `${channel.is_private ? 'group' : 'channel'}_${what}`;
}

function kind(channel: Channel): string {
  if (channel['is_im'] === true) return 'im';
  return channel.is_private ? 'group' : 'channel';
}

function brief(channel: Channel): Json {
  return { id: channel.id, name: channel.name, name_normalized: channel.name, created: channel['created'] };
}
