import type { WebClient } from '@slack/web-api';
import type { PostKey } from '../desk/follower.ts';
import type { Receipt, ReceiptKey } from '../desk/ports.ts';
import { ask, SlackRefused } from './fault.ts';
import type { Message } from './views/message.ts';

type Sent = Omit<Receipt, 'untold'>;

export interface Place {
  readonly channel: string;
  /** The message whose thread it is. */
  readonly thread?: string | undefined;
  /** Also shown to those who do not look into the thread. */
  readonly broadcast?: boolean;
}

/** Slack does not read blocks for these: the same words go out once more as plain text. */
const blocksRefused = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'block_mismatch']);

/** The type of the metadata that a message of an entry carries. */
export const eventType = 'sitrep_entry';

/** Nothing that people typed becomes a mention or a preview; set on every call, because an update resets it. */
const quiet = { parse: 'none', link_names: false } as const;

/**
 * Posts a message. With its receipt's key it can be found again when its answer gets lost; what stands on no timeline has
 * none.
 */
export async function post(client: WebClient, place: Place, { text, blocks }: Message, key?: PostKey): Promise<Sent> {
  const send = (withBlocks: boolean) =>
    ask(() =>
      client.chat.postMessage({
        channel: place.channel,
        text,
        ...(withBlocks && blocks ? { blocks: [...blocks] } : {}),
        ...(place.thread === undefined ? {} : inThread(place.thread, place.broadcast)),
        ...quiet,
        unfurl_links: false,
        unfurl_media: false,
        ...(key === undefined
          ? {}
          : { metadata: { event_type: eventType, event_payload: payloadOf(key, hashIn(key)) } }),
      }),
    );
  const answer = await orPlain(send, blocks !== undefined);
  return { channel: answer.channel ?? place.channel, ts: answer.ts ?? null };
}

const inThread = (thread_ts: string, reply_broadcast = false) =>
  reply_broadcast ? { thread_ts, reply_broadcast } : { thread_ts };

/** Edits a message in place. */
export async function repaint(client: WebClient, { channel, ts }: Receipt, { text, blocks }: Message): Promise<void> {
  if (channel === null || ts === null) return;
  const send = (withBlocks: boolean) =>
    ask(() =>
      client.chat.update({ channel, ts, text, ...quiet, ...(withBlocks && blocks ? { blocks: [...blocks] } : {}) }),
    );
  await orPlain(send, blocks !== undefined);
}

async function orPlain<T>(send: (withBlocks: boolean) => Promise<T>, hasBlocks: boolean): Promise<T> {
  return send(true).catch((error) => {
    if (hasBlocks && error instanceof SlackRefused && blocksRefused.has(error.code)) return send(false);
    throw error;
  });
}

/** Looks for the message with this key among those after `since`. */
export async function findPost(
  client: WebClient,
  place: Place,
  key: ReceiptKey,
  since: string,
): Promise<Sent | undefined> {
  const common = { channel: place.channel, include_all_metadata: true, limit: 200 };
  for (let cursor = ''; ; ) {
    const page = { ...common, oldest: since, ...(cursor ? { cursor } : {}) };
    const answer = await ask(() =>
      place.thread === undefined
        ? client.conversations.history(page)
        : client.conversations.replies({ ...page, ts: place.thread }),
    ).catch(notAllowed);
    const { messages = [], response_metadata } = answer;
    const found = messages.find(({ metadata }) => isSame(metadata, key));
    if (found?.ts) return { channel: place.channel, ts: found.ts };
    cursor = response_metadata?.next_cursor ?? '';
    if (cursor === '') return undefined;
  }
}

/** Where we may not look, the message is sent again: better twice than never. `doctor` names the missing scope. */
function notAllowed(error: unknown): { messages?: []; response_metadata?: { next_cursor?: string } } {
  if (error instanceof SlackRefused) return {};
  throw error;
}

const payloadOf = ({ follower, incidentId, seq, step }: ReceiptKey, also: { hash?: string } = {}) => ({
  follower,
  incident: incidentId,
  seq,
  step,
  ...also,
});

/** No part of what a message is known by: those of before carry none. */
const hashIn = ({ hash }: PostKey) => (hash === undefined ? {} : { hash });

function isSame(metadata: { event_type?: string; event_payload?: unknown } | undefined, key: ReceiptKey): boolean {
  if (metadata?.event_type !== eventType) return false;
  const payload = metadata.event_payload as Record<string, unknown> | undefined;
  return Object.entries(payloadOf(key)).every(([name, value]) => payload?.[name] === value);
}
