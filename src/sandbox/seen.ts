import { type Answer, isObject, type Json, list, word } from './answer.ts';
import { allChannels, type Channel, findChannel, listAs, mustFindChannel, witness } from './channels.ts';
import type { World } from './world.ts';

/** A message as a person sees it in the channel. */
export type Message = Json & {
  channel: string;
  ts: string;
  user: string;
  text: string;
  blocks?: Json[];
  thread_ts?: string;
  metadata?: { event_type: string; event_payload: Json };
  edited?: { user: string; ts: string };
  subtype?: string;
};

export type SeenFile = {
  id: string;
  name: string;
  title: string;
  permalink: string;
  /** What those hear who do not see it. */
  alt: string;
  channels: string[];
  content: Buffer;
};

/** The workspace as it is, whoever may see it: for the eyes of tests and of the demo. Channels by id, name or #name. */
export class Seen {
  protected readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  channels(): Promise<Channel[]> {
    return allChannels(this.world);
  }

  channel(nameOrId: string): Promise<Channel | undefined> {
    return findChannel(this.world, nameOrId);
  }

  /** The top level of the channel, oldest first, system messages included (those have a subtype). */
  async messages(channel: string): Promise<Message[]> {
    const { id, read } = await this.reader(channel);
    const messages: Json[] = [];
    let cursor = '';
    do {
      const page = await read('conversations.history', { channel: id, limit: 1000, cursor });
      messages.push(...list(page['messages']));
      cursor = word((page['response_metadata'] as Json | undefined)?.['next_cursor']);
    } while (cursor !== '');
    return messages.reverse().map((message) => ({ ...message, channel: id }) as Message);
  }

  /** What the bot and that person have said to one another in private, threads included, oldest first. */
  async directMessages(handle: string): Promise<Message[]> {
    const { app, roster } = this.world;
    const id = roster.find(handle)?.id;
    const dm = (await listAs(this.world, app.botUserId, 'im')).find((channel) => channel['user'] === id);
    if (dm === undefined) return [];
    const heads = await this.messages(dm.id);
    const threads = heads.map((head) => (Number(head['reply_count']) > 0 ? this.thread(dm.id, head.ts) : [head]));
    return (await Promise.all(threads)).flat().sort((a, b) => (a.ts < b.ts ? -1 : 1));
  }

  /** A message and what was answered to it, oldest first. */
  async thread(channel: string, ts: string): Promise<Message[]> {
    const { id, read } = await this.reader(channel);
    const page = await read('conversations.replies', { channel: id, ts });
    return list(page['messages']).map((message) => ({ ...message, channel: id }) as Message);
  }

  /** The messages that are pinned, the newest pin first. */
  async pins(channel: string): Promise<Message[]> {
    const { id, read } = await this.reader(channel);
    const items = list((await read('pins.list', { channel: id }))['items']);
    return items.flatMap(({ message }) => (isObject(message) ? [{ ...message, channel: id } as Message] : []));
  }

  async bookmarks(channel: string): Promise<Json[]> {
    const { id, read } = await this.reader(channel);
    return list((await read('bookmarks.list', { channel_id: id }))['bookmarks']);
  }

  /** The ids of those who are in. */
  async members(channel: string): Promise<string[]> {
    const { id, read } = await this.reader(channel);
    return (await read('conversations.members', { channel: id }))['members'] as string[];
  }

  /** What the bot has uploaded, the oldest first, with the bytes. */
  async files(): Promise<SeenFile[]> {
    const { emulator, app } = this.world;
    const answer = await emulator.call(app.botUserId, 'files.list', { count: 1000 });
    const files = list(answer['files']).reverse();
    return Promise.all(
      files.map(async (file) => ({
        id: word(file['id']),
        name: word(file['name']),
        title: word(file['title']),
        permalink: word(file['permalink']),
        alt: word(file['alt_txt']),
        channels: [file['channels'], file['groups'], file['ims']].flat() as string[],
        content: (await emulator.file(app.botUserId, word(file['id']))) ?? Buffer.alloc(0),
      })),
    );
  }

  private async reader(channel: string): Promise<{ id: string; read(method: string, args: Json): Promise<Answer> }> {
    const { id } = await mustFindChannel(this.world, channel);
    const who = await witness(this.world, id);
    if (who === undefined) throw new Error(`Nobody can read ${channel}`);
    return { id, read: (method, args) => this.world.emulator.call(who, method, args) };
  }
}
