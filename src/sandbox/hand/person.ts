import { type Answer, isObject, type Json, word } from '../answer.ts';
import { mustFindChannel } from '../channels.ts';
import type { Delivery } from '../delivery.ts';
import { tellOf } from '../news.ts';
import type { Profile } from '../roster.ts';
import type { Message } from '../seen.ts';
import type { OpenView, World } from '../world.ts';
import { type Clickable, clickOn, placeOf } from './click.ts';
import { type CommandReply, typeCommand } from './command.ts';
import { filledIn } from './form.ts';
import { changeMessage, type Sending, sendFile } from './messages.ts';
import { inFrontOf, obey } from './modal.ts';
import { interaction } from './payloads.ts';

/** A person at their keyboard. Every deed resolves when the bot has heard of it. */
export class Person {
  private readonly world: World;
  private readonly profile: Profile;

  constructor(world: World, profile: Profile) {
    this.world = world;
    this.profile = profile;
  }

  get id(): string {
    return this.profile.id;
  }

  get handle(): string {
    return this.profile.handle;
  }

  /** Types a slash command in a channel (id or name). `raw` leaves its text unescaped. */
  type(line: string, where: { in: string; raw?: boolean }): Promise<CommandReply> {
    return typeCommand(this.world, this.profile, line, where);
  }

  /** Posts a message; `thread` is the ts of the message it answers. */
  async post(channel: string, text: string, { thread }: { thread?: string } = {}): Promise<{ ts: string }> {
    const args = { text, ...(thread === undefined ? {} : { thread_ts: thread }) };
    return { ts: word((await this.inChannel(channel, 'chat.postMessage', args))['ts']) };
  }

  /** Edits a message of their own. */
  async edit(channel: string, ts: string, text: string): Promise<void> {
    const place = await mustFindChannel(this.world, channel);
    await changeMessage(this.world, this.profile, place, 'chat.update', { ts, text });
  }

  /** Deletes a message of their own. */
  async delete(channel: string, ts: string): Promise<void> {
    const place = await mustFindChannel(this.world, channel);
    await changeMessage(this.world, this.profile, place, 'chat.delete', { ts });
  }

  /** Sends a file, with words or without. */
  async send(channel: string, file: Sending): Promise<{ ts: string }> {
    return { ts: await sendFile(this.world, this.profile, await mustFindChannel(this.world, channel), file) };
  }

  async create(name: string, { isPrivate = false } = {}): Promise<{ id: string }> {
    const answer = await this.do('conversations.create', { name, is_private: isPrivate });
    return { id: word((answer['channel'] as Json)['id']) };
  }

  async join(channel: string): Promise<void> {
    await this.inChannel(channel, 'conversations.join');
  }

  async leave(channel: string): Promise<void> {
    await this.inChannel(channel, 'conversations.leave');
  }

  async invite(who: string, channel: string): Promise<void> {
    await this.inChannel(channel, 'conversations.invite', { users: this.idOf(who) });
  }

  async remove(who: string, channel: string): Promise<void> {
    await this.inChannel(channel, 'conversations.kick', { user: this.idOf(who) });
  }

  async archive(channel: string): Promise<void> {
    await this.inChannel(channel, 'conversations.archive');
  }

  async unarchive(channel: string): Promise<void> {
    await this.inChannel(channel, 'conversations.unarchive');
  }

  /** Renames the channel. `emulate` lets its creator alone do so, and is told that it was the creator. */
  async rename(channel: string, name: string): Promise<void> {
    const { id, creator } = await mustFindChannel(this.world, channel);
    await this.do('conversations.rename', { channel: id, name }, creator);
  }

  /** Deletes the channel for good. `emulate` cannot, so it is archived there and hidden here. */
  async deleteChannel(channel: string): Promise<void> {
    const { id, is_private } = await mustFindChannel(this.world, channel);
    await this.world.emulator.call(this.id, 'conversations.archive', { channel: id });
    this.world.deleted.add(id);
    this.world.ledger.changed();
    await this.world.courier.tell({ type: is_private ? 'group_deleted' : 'channel_deleted', channel: id });
  }

  async react(channel: string, ts: string, name: string): Promise<void> {
    await this.inChannel(channel, 'reactions.add', { timestamp: ts, name });
  }

  async unreact(channel: string, ts: string, name: string): Promise<void> {
    await this.inChannel(channel, 'reactions.remove', { timestamp: ts, name });
  }

  async pin(channel: string, ts: string): Promise<void> {
    await this.inChannel(channel, 'pins.add', { timestamp: ts });
  }

  /**
   * Clicks a button, or picks `value` in a menu, of a message, of an ephemeral one or of an open view. Of several
   * buttons with the same action_id, `value` says which.
   */
  async click(on: Clickable, actionId: string, value?: unknown): Promise<Delivery> {
    return this.world.courier.interact(await clickOn(this.world, this.profile, on, actionId, value));
  }

  /** Fills in an open modal and submits it. Values by block_id or action_id; of an option, its value. */
  async submit(seen: OpenView, values: Json = {}): Promise<Delivery> {
    const open = inFrontOf(this.world, this.profile, seen);
    const view = { ...open.view, state: filledIn(open.view, values) };
    const payload = {
      ...interaction(this.world, this.profile, 'view_submission', open.view.id),
      view,
      response_urls: [],
    };
    const delivery = await this.world.courier.interact(payload);
    await obey(this.world, open, delivery);
    this.world.ledger.changed();
    return delivery;
  }

  /** Closes an open modal without submitting it; a bot that does not ask for it is not told. */
  close(seen: OpenView): void {
    const open = inFrontOf(this.world, this.profile, seen);
    this.world.views = this.world.views.filter((other) => other !== open);
    this.world.ledger.changed();
  }

  /** Runs a global shortcut, or with a message the message shortcut of that name. */
  async shortcut(callbackId: string, message?: Message): Promise<Delivery> {
    if (message === undefined) {
      const payload = interaction(this.world, this.profile, 'shortcut');
      return this.world.courier.interact({ ...payload, callback_id: callbackId });
    }
    const place = await placeOf(this.world, this.profile, message);
    const payload = interaction(this.world, this.profile, 'message_action');
    return this.world.courier.interact({ ...payload, ...place, callback_id: callbackId, message_ts: message.ts });
  }

  /** Looks at the bot's Home tab. */
  async openHome(): Promise<void> {
    const { emulator, app, courier } = this.world;
    const dm = await emulator.call(app.botUserId, 'conversations.open', { users: this.id });
    const channel = isObject(dm['channel']) ? dm['channel']['id'] : undefined;
    await courier.tell({ type: 'app_home_opened', user: this.id, channel, tab: 'home' });
  }

  private async inChannel(channel: string, method: string, args: Json = {}): Promise<Answer> {
    return this.do(method, { channel: (await mustFindChannel(this.world, channel)).id, ...args });
  }

  private async do(method: string, args: Json, as = this.id): Promise<Answer> {
    const answer = await this.world.emulator.call(as, method, args);
    if (!answer.ok) throw new Error(`${this.handle} cannot do ${method} ${JSON.stringify(args)}: ${answer.error}`);
    await tellOf(this.world, as, method, args, answer);
    return answer;
  }

  private idOf(who: string): string {
    const person = this.world.roster.find(who);
    if (person === undefined) throw new Error(`Nobody here is called ${who}`);
    return person.id;
  }
}
