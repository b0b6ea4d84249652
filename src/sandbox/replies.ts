import { type Answer, type Json, refuse, word } from './answer.ts';
import { whispered } from './ephemerals.ts';
import type { Reply } from './exchange.ts';
import { badMessage } from './limits/message.ts';
import { withIds } from './methods/block-ids.ts';
import type { Original, ReplyUrl } from './reply-urls.ts';
import { asBot, type World } from './world.ts';

/** A POST to a response_url. */
export async function receiveReply(world: World, id: string, body: Json): Promise<Reply> {
  const url = world.replyUrls.use(id);
  if (typeof url === 'string') return { status: 404, body: refuse(url) };
  url.replies.push(body);
  const answer = await take(world, url, body);
  world.ledger.changed();
  return answer.ok ? { status: 200, body: 'ok' } : { status: 400, body: answer };
}

/** Shows what the bot acknowledged a command with. An answer that is not ok says why Slack could not. */
export async function showAck(world: World, url: ReplyUrl, body: Json): Promise<Answer> {
  if (word(body['text']) === '' && body['blocks'] === undefined) return { ok: true };
  return badMessage(body, { blocksTotal: false }) ?? show(world, url, body, 'ack');
}

async function take(world: World, url: ReplyUrl, body: Json): Promise<Answer> {
  if (body['delete_original'] === true) return remove(world, url);
  const bad = badMessage(body, { blocksTotal: false });
  if (bad) return bad;
  return body['replace_original'] === true ? replace(world, url, body) : show(world, url, body, 'response_url');
}

/** To that person alone, or to the channel when the bot says so. */
async function show(world: World, url: ReplyUrl, body: Json, via: 'ack' | 'response_url'): Promise<Answer> {
  if (body['response_type'] === 'in_channel') return post(world, url, body);
  const shown = whispered(url, body, via);
  world.ephemerals.push(shown);
  url.lastShown = shown.ts;
  world.ledger.changed();
  return { ok: true };
}

/** A response_url posts wherever it was given, whether or not the bot is there. */
async function post(world: World, url: ReplyUrl, body: Json): Promise<Answer> {
  const { botId, id } = world.app;
  const args = { ...messageOf(body), channel: url.channel, bot_id: botId, app_id: id };
  const answer = await asBot(world, 'chat.postMessage', args);
  if (answer.ok || answer.error !== 'not_in_channel') return answer;
  return world.emulator.call(url.user, 'chat.postMessage', args);
}

/** A message never changes between ephemeral and in_channel, so what was ephemeral stays so, at its place. */
async function replace(world: World, url: ReplyUrl, body: Json): Promise<Answer> {
  const original = originalOf(url);
  if (original?.ephemeral === false) {
    return asAuthor(world, 'chat.update', { ...messageOf(body), channel: url.channel, ts: original.ts });
  }
  const place = world.ephemerals.findIndex(({ ts }) => ts === original?.ts);
  if (place < 0) return show(world, url, body, 'response_url');
  world.ephemerals[place] = whispered(url, body, 'response_url', original?.ts);
  return { ok: true };
}

async function remove(world: World, url: ReplyUrl): Promise<Answer> {
  const original = originalOf(url);
  if (original?.ephemeral === false) {
    return asAuthor(world, 'chat.delete', { channel: url.channel, ts: original.ts });
  }
  world.ephemerals = world.ephemerals.filter(({ ts }) => ts !== original?.ts);
  return { ok: true };
}

/** The message that was clicked; after a command, the last one by the same url. */
function originalOf(url: ReplyUrl): Original | undefined {
  return url.original ?? (url.lastShown === undefined ? undefined : { ts: url.lastShown, ephemeral: true });
}

function messageOf(body: Json): Json {
  const { response_type: _, replace_original: __, delete_original: ___, ...message } = body;
  return withIds(message);
}

/** As the bot; or, where post() had to borrow a person's hand, as that person: `emulate` lets only authors change. */
async function asAuthor(world: World, method: string, args: Json): Promise<Answer> {
  const answer = await asBot(world, method, args);
  if (!/^(not_in_channel|cant_(update|delete)_message)$/.test(answer.error ?? '')) return answer;
  for (const { id } of world.roster.all()) {
    const theirs = await world.emulator.call(id, method, args);
    if (theirs.ok) return theirs;
  }
  return answer;
}
