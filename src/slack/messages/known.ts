import type { WebClient } from '@slack/web-api';
import { createLately } from '../../desk/lately.ts';
import { ask } from '../fault.ts';
import type { IdentityKeeper } from '../identity.ts';
import { type RawMessage, type SlackMessage, toMessage } from './message.ts';

type Place = Pick<SlackMessage, 'channel' | 'ts'>;

/** How many are kept for the forms that are open. */
const most = 500;

/**
 * The messages that people point at. What a shortcut sent is kept while its form is open: the form has no room for a
 * long text, and must not carry what people wrote. After a restart the form's own fields stand for it.
 */
export function createMessages(client: WebClient, identity: IdentityKeeper) {
  const kept = createLately<string, SlackMessage>(most);

  return {
    /** Asks Slack; undefined when the message is gone. Throws what `ask` throws. */
    async read({ channel, ts }: Place): Promise<SlackMessage | undefined> {
      const window = { channel, latest: ts, inclusive: true };
      const { messages = [] } = await ask(() => client.conversations.history({ ...window, limit: 1 }));
      const found = at(ts, messages) ?? at(ts, await inThread({ channel, ts }));
      return found && toMessage(channel, found);
    },

    keep: (message: SlackMessage): void => kept.set(keyOf(message), message),

    kept: (place: Place): SlackMessage | undefined => kept.get(keyOf(place)),

    /** The workspace's address; before Slack has told us, by the domain that a click brings along. */
    home: (domain?: string): string =>
      identity.get()?.url ?? (domain ? `https://${domain}.slack.com/` : 'https://slack.com/'),
  };

  /** Slack: `ts` may be that of an answer, conversations.replies. */
  async function inThread({ channel, ts }: Place): Promise<RawMessage[]> {
    const window = { channel, ts, oldest: ts, latest: ts, inclusive: true };
    const answer = await ask(() => client.conversations.replies(window)).catch((cause) => {
      if ((cause as { code?: unknown }).code === 'thread_not_found') return { messages: [] };
      throw cause;
    });
    return (answer.messages ?? []) as RawMessage[];
  }
}

export type Messages = ReturnType<typeof createMessages>;

const keyOf = ({ channel, ts }: Place): string => `${channel} ${ts}`;
const at = (ts: string, messages: readonly unknown[]): RawMessage | undefined =>
  (messages as RawMessage[]).find((message) => message.ts === ts);
