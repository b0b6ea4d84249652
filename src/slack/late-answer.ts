import type { RespondFn } from '@slack/bolt';
import type { Log } from '../desk/ports.ts';
import type { TellAlone } from './tell-alone.ts';
import { longestText, type Message } from './views/message.ts';

interface Parts {
  readonly respond: RespondFn;
  readonly user: string;
  /** Uses of the `response_url` that are left for what comes later still. */
  readonly keep: number;
  readonly tellAlone: TellAlone;
  readonly log: Log;
}

/** Slack: a `response_url` serves 5 times in 30 minutes. */
const uses = 5;

/**
 * Says an answer whose acknowledgement has gone without it, where it was asked for. What finds no room there, or does not
 * get there, comes as direct messages: they were told that it follows.
 */
export async function sayLate(messages: readonly Message[], { respond, user, keep, tellAlone, log }: Parts) {
  const left = inFew(messages);
  for (let used = 0; used < uses - keep; used++) {
    const [first] = left;
    if (!first) return;
    const { text, blocks } = first;
    const words = { text, ...(blocks ? { blocks: [...blocks] } : {}) };
    try {
      await respond({ response_type: 'ephemeral', replace_original: false, ...words });
    } catch (cause) {
      log.warn('an answer did not reach the person where they asked', { cause });
      break;
    }
    left.shift();
  }
  await tellAlone(user, left, log);
}

/** Texts side by side as one, where they fit. */
function inFew(messages: readonly Message[]): Message[] {
  const few: Message[] = [];
  for (const message of messages) {
    const last = few.at(-1);
    const text = `${last?.text}\n${message.text}`;
    const isOne = last && !last.blocks && !message.blocks && text.length <= longestText;
    if (isOne) few[few.length - 1] = { text };
    else few.push(message);
  }
  return few;
}
