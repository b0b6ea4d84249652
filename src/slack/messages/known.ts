import type { WebClient } from '@slack/web-api';
import type { Clock, Log, Place, Store } from '../../desk/ports.ts';
import { ask } from '../fault.ts';
import type { IdentityKeeper } from '../identity.ts';
import { type RawMessage, type SlackMessage, toMessage } from './message.ts';

interface Parts {
  readonly client: WebClient;
  readonly identity: IdentityKeeper;
  readonly store: Pick<Store, 'keepMessage' | 'keptMessage' | 'dropMessages'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

/** Milliseconds that a form may stay open. */
const aDay = 86_400_000;

/**
 * The messages that people point at. What a shortcut sent is kept while its form is open: the form has no room for a
 * long text, and must not carry what people wrote. Another bot may be handed the form, so it is kept in the record, for a
 * day; after that the form's own fields stand for it.
 */
export function createMessages({ client, identity, store, clock, log }: Parts) {
  return {
    /** Asks Slack; undefined when the message is gone. Throws what `ask` throws. */
    async read({ channel, ts }: Place): Promise<SlackMessage | undefined> {
      const window = { channel, latest: ts, inclusive: true };
      const { messages = [] } = await ask(() => client.conversations.history({ ...window, limit: 1 }));
      const found = at(ts, messages) ?? at(ts, await inThread({ channel, ts }));
      return found && toMessage(channel, found);
    },

    async keep(message: SlackMessage): Promise<void> {
      await store.keepMessage(message, identity.get()?.teamId ?? '', JSON.stringify(message), clock());
      forgetOld();
    },

    async kept(place: Place): Promise<SlackMessage | undefined> {
      const body = await store.keptMessage(place);
      return body === undefined ? undefined : (JSON.parse(body) as SlackMessage);
    },

    forgetOld,

    /** The workspace's address; before Slack has told us, by the domain that a click brings along. */
    home: (domain?: string): string =>
      identity.get()?.url ?? (domain ? `https://${domain}.slack.com/` : 'https://slack.com/'),
  };

  /** Nobody waits for that. */
  function forgetOld(): void {
    const before = new Date(clock().getTime() - aDay);
    void store.dropMessages(before).catch((cause) => log.warn('messages of old forms were not forgotten', { cause }));
  }

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

const at = (ts: string, messages: readonly unknown[]): RawMessage | undefined =>
  (messages as RawMessage[]).find((message) => message.ts === ts);
