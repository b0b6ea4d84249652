import { type Answer, type Json, list, refuse, word } from './answer.ts';
import type { Reply } from './exchange.ts';
import { badMessage } from './limits/message.ts';
import type { ReplyUrl } from './reply-urls.ts';
import { asBot, type Ephemeral, type World } from './world.ts';

type Place = { channel: string; user: string };

/** A POST to a response_url. */
export async function receiveReply(world: World, id: string, body: Json): Promise<Reply> {
  const url = world.replyUrls.use(id);
  if (typeof url === 'string') return { status: 404, body: refuse(url) };
  url.replies.push(body);
  const answer = await take(world, url, body);
  world.ledger.changed();
  return answer.ok ? { status: 200, body: 'ok' } : { status: 400, body: answer };
}

/** Shows what the bot answered to a command or a click: to that person alone, or to the channel when it says so. */
export async function show(world: World, place: Place, body: Json, via: Ephemeral['via']): Promise<Answer> {
  if (word(body['text']) === '' && !Array.isArray(body['blocks'])) return { ok: true };
  if (body['response_type'] === 'in_channel') return post(world, place, body);
  const thread = body['thread_ts'] ? { thread_ts: word(body['thread_ts']) } : {};
  const blocks = Array.isArray(body['blocks']) ? { blocks: list(body['blocks']) } : {};
  const ts = `${(Date.now() / 1000).toFixed(6)}`;
  world.ephemerals.push({
    user: place.user,
    channel: place.channel,
    ts,
    text: word(body['text']),
    via,
    ...blocks,
    ...thread,
  });
  world.ledger.changed();
  return { ok: true };
}

async function take(world: World, url: ReplyUrl, body: Json): Promise<Answer> {
  if (body['delete_original'] === true) return remove(world, url);
  const bad = badMessage(body, { blocksTotal: false });
  if (bad) return bad;
  if (body['replace_original'] === true) {
    if (url.messageTs !== undefined && !ephemeralOf(world, url)) {
      return asBot(world, 'chat.update', { ...body, channel: url.channel, ts: url.messageTs });
    }
    forget(world, url);
  }
  return show(world, url, body, 'response_url');
}

/** A response_url posts wherever it was given, whether or not the bot is there. */
async function post(world: World, place: Place, body: Json): Promise<Answer> {
  const { response_type: _, replace_original: __, ...message } = body;
  const { botId, id } = world.app;
  const args = { ...message, channel: place.channel, bot_id: botId, app_id: id };
  const answer = await asBot(world, 'chat.postMessage', args);
  if (answer.ok || answer.error !== 'not_in_channel') return answer;
  return world.emulator.call(place.user, 'chat.postMessage', args);
}

async function remove(world: World, url: ReplyUrl): Promise<Answer> {
  if (url.messageTs !== undefined && !ephemeralOf(world, url)) {
    return asBot(world, 'chat.delete', { channel: url.channel, ts: url.messageTs });
  }
  forget(world, url);
  return { ok: true };
}

function ephemeralOf(world: World, url: ReplyUrl): Ephemeral | undefined {
  return world.ephemerals.find((seen) => seen.ts === url.messageTs);
}

/** Takes away the ephemeral message a reply replaces: the one clicked, or the last one by this url. */
function forget(world: World, url: ReplyUrl): void {
  const last = world.ephemerals.findLast((seen) => seen.user === url.user && seen.channel === url.channel);
  const gone = ephemeralOf(world, url) ?? last;
  if (gone !== undefined) world.ephemerals.splice(world.ephemerals.indexOf(gone), 1);
}
