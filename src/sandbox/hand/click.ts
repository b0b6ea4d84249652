import { isObject, type Json } from '../answer.ts';
import { mustFindChannel, nameForApps } from '../channels.ts';
import type { Profile } from '../roster.ts';
import type { Message } from '../seen.ts';
import type { Ephemeral, OpenView, World } from '../world.ts';
import { stateOf } from './form.ts';
import { inFrontOf } from './modal.ts';
import { action, interaction } from './payloads.ts';

export type Clickable = Message | Ephemeral | OpenView;

/** The block_actions payload of a click on a button, or of picking `value` in a menu. */
export async function clickOn(world: World, person: Profile, on: Clickable, actionId: string, value: unknown) {
  return isView(on) ? inView(world, person, on, actionId, value) : inMessage(world, person, on, actionId, value);
}

/** Where a message is, for a payload: the channel, the message and a response_url. Slack sends no ephemeral message. */
export async function placeOf(world: World, person: Profile, on: Message | Ephemeral): Promise<Json> {
  const channel = await mustFindChannel(world, on.channel);
  const ephemeral = isEphemeral(on);
  const sees = await world.emulator.call(person.id, 'conversations.info', { channel: channel.id });
  if (!sees.ok || (ephemeral && on.user !== person.id)) throw new Error(`${person.handle} does not see that message`);
  const url = world.replyUrls.issue(channel.id, person.id, { ts: on.ts, ephemeral });
  const { channel: _, ...message } = on;
  return {
    channel: { id: channel.id, name: nameForApps(channel) },
    ...(ephemeral ? {} : { message: { ...message, team: world.team.id } }),
    response_url: `${world.origin}/response/${url.id}`,
  };
}

async function inMessage(
  world: World,
  person: Profile,
  on: Message | Ephemeral,
  actionId: string,
  value: unknown,
): Promise<Json> {
  const pressed = action(on.blocks, actionId, value);
  const thread = on.thread_ts === undefined ? {} : { thread_ts: on.thread_ts };
  return {
    ...interaction(world, person, 'block_actions'),
    ...(await placeOf(world, person, on)),
    container: {
      type: 'message',
      message_ts: on.ts,
      channel_id: on.channel,
      is_ephemeral: isEphemeral(on),
      ...thread,
    },
    state: stateOf(on.blocks, value === undefined ? {} : { [actionId]: value }),
    actions: [pressed],
  };
}

function inView(world: World, person: Profile, on: OpenView, actionId: string, value: unknown): Json {
  const { view } = inFrontOf(world, person, on);
  return {
    ...interaction(world, person, 'block_actions', view.id),
    container: { type: 'view', view_id: view.id },
    view,
    actions: [action(view['blocks'], actionId, value)],
  };
}

function isView(on: Clickable): on is OpenView {
  return isObject((on as Json)['view']);
}

function isEphemeral(on: Message | Ephemeral): boolean {
  return 'via' in on;
}
