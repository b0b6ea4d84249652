import { type Answer, type Json, list, refuse, word } from '../answer.ts';
import { page } from '../paging.ts';
import { asBot, type World } from '../world.ts';
import { outside } from './membership.ts';
import type { Method } from './method.ts';

// Slack: 100 messages unless asked otherwise, 999 at most, conversations.history
const usual = 100;
const most = 999;

export const historyMethods: Record<string, Method> = {
  'conversations.history': async (args, world) => {
    const refusal = await outside(world, args['channel']);
    if (refusal) return refusal;
    const messages = (await everything(world, word(args['channel']))).filter((message) => within(message, args));
    return answer(messages, args);
  },

  'conversations.replies': async (args, world) => {
    const refusal = await outside(world, args['channel']);
    if (refusal) return refusal;
    const thread = await asBot(world, 'conversations.replies', args);
    const [parent, ...replies] = list(thread['messages']);
    if (parent === undefined) return refuse('thread_not_found');
    // The parent comes with every page, whatever the bounds.
    return answer([parent, ...replies.filter((message) => within(message, args))], args);
  },
};

/** Every message at the top level of the channel, newest first. */
async function everything(world: World, channel: string): Promise<Json[]> {
  const messages: Json[] = [];
  let cursor = '';
  do {
    const part = await asBot(world, 'conversations.history', { channel, limit: 1000, cursor });
    messages.push(...list(part['messages']));
    cursor = word((part['response_metadata'] as Json | undefined)?.['next_cursor']);
  } while (cursor !== '');
  return messages;
}

function answer(messages: Json[], args: Json): Answer {
  const found = page(messages, args, usual, most);
  if (found === undefined) return refuse('invalid_cursor');
  const shown = found.items.map((message) => present(message, args['include_all_metadata'] === true));
  const rest = found.next === '' ? {} : { response_metadata: { next_cursor: found.next } };
  return { ok: true, messages: shown, has_more: found.next !== '', pin_count: 0, ...rest };
}

function within(message: Json, args: Json): boolean {
  const ts = word(message['ts']);
  const inclusive = args['inclusive'] === true;
  const after = bound(args['oldest']);
  const before = bound(args['latest']);
  if (after !== undefined && (ts < after || (ts === after && !inclusive))) return false;
  return before === undefined || ts < before || (ts === before && inclusive);
}

/** A timestamp in the full form, so that text order is time order. '0' means no bound. */
function bound(value: unknown): string | undefined {
  const text = String(value ?? '');
  if (text === '' || text === '0') return undefined;
  const [seconds = '0', fraction = ''] = text.split('.');
  return `${seconds.padStart(10, '0')}.${fraction.padEnd(6, '0')}`;
}

/** Slack hides metadata unless asked, and marks the head of a thread with its own ts. */
function present(message: Json, withMetadata: boolean): Json {
  const { metadata, ...rest } = message;
  const head = Number(message['reply_count']) > 0 ? { thread_ts: message['ts'] } : {};
  return { ...rest, ...head, ...(withMetadata && metadata !== undefined ? { metadata } : {}) };
}
