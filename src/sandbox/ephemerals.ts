import { type Json, list, word } from './answer.ts';
import { withIds } from './methods/block-ids.ts';
import type { Ephemeral } from './world.ts';

export type Place = { channel: string; user: string };

let latest = 0;

/** What one person alone is shown, from the body the bot sent. */
export function whispered(place: Place, body: Json, via: Ephemeral['via'], ts = freshTs()): Ephemeral {
  const { blocks } = withIds(body);
  return {
    user: place.user,
    channel: place.channel,
    ts,
    text: word(body['text']),
    via,
    ...(Array.isArray(blocks) ? { blocks: list(blocks) } : {}),
    ...(body['thread_ts'] ? { thread_ts: word(body['thread_ts']) } : {}),
  };
}

/** Slack: a ts is unique in its channel. Two messages of one millisecond must differ. */
function freshTs(): string {
  latest = Math.max(Date.now() * 1000, latest + 1);
  return `${Math.floor(latest / 1e6)}.${String(latest % 1e6).padStart(6, '0')}`;
}
