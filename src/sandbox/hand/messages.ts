import { type Json, list, word } from '../answer.ts';
import type { Channel } from '../channels.ts';
import { tellOf } from '../news.ts';
import type { Profile } from '../roster.ts';
import type { World } from '../world.ts';

/** A file as a person sends it: a message of its own, with words or without. */
export type Sending = { name: string; content?: string; text?: string; thread?: string };

/** Edits or deletes a message of the person's own. Slack tells the bot what it was before as well. */
export async function changeMessage(
  world: World,
  person: Profile,
  channel: Channel,
  method: 'chat.update' | 'chat.delete',
  args: Json,
): Promise<void> {
  const before = await messageAt(world, person, channel.id, word(args['ts']));
  const all = { channel: channel.id, ...args };
  const answer = await world.emulator.call(person.id, method, all);
  if (!answer.ok) throw new Error(`${person.handle} cannot do ${method} ${JSON.stringify(all)}: ${answer.error}`);
  await tellOf(world, person.id, method, all, answer, before);
}

/** Uploads a file into a channel; the ts of its message. */
export async function sendFile(world: World, person: Profile, channel: Channel, file: Sending): Promise<string> {
  const { name, content = 'x', text = '', thread } = file;
  const bytes = Buffer.from(content);
  const call = async (method: string, args: Json) => {
    const answer = await world.emulator.call(person.id, method, args);
    if (!answer.ok) throw new Error(`${person.handle} cannot do ${method}: ${answer.error}`);
    return answer;
  };
  const place = await call('files.getUploadURLExternal', { filename: name, length: bytes.length });
  const { pathname } = new URL(word(place['upload_url']));
  await world.emulator.post(pathname, bytes, { 'content-type': 'application/octet-stream' });
  const done = await call('files.completeUploadExternal', {
    files: [{ id: place['file_id'], title: name }],
    channel_id: channel.id,
    initial_comment: text,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  });
  const [sent = {}] = list(done['files']);
  const shares = Object.values((sent['shares'] ?? {}) as Json).flatMap((kind) => list((kind as Json)[channel.id]));
  const ts = word(shares[0]?.['ts']);
  const message = await messageAt(world, person, channel.id, ts);
  await tellOf(
    world,
    person.id,
    'chat.postMessage',
    { channel: channel.id },
    { ok: true, channel: channel.id, message },
  );
  return ts;
}

/** The message as it is now, in a thread or not; undefined when nobody there wrote one. */
async function messageAt(world: World, { id }: Profile, channel: string, ts: string): Promise<Json | undefined> {
  const found = await world.emulator.call(id, 'conversations.replies', { channel, ts });
  return list(found['messages']).find((message) => message['ts'] === ts);
}
