import type { WebClient } from '@slack/web-api';
import type { Receipt, ReceiptKey, Store } from '../desk/ports.ts';
import { publicChannels } from './channels.ts';
import { ask, SlackRefused } from './fault.ts';
import { post } from './post.ts';
import type { Message } from './views/message.ts';

/** The channel where managers read: found, joined or created, once; kept in the database. */
export function createAnnouncements(client: WebClient, store: Store, name: string) {
  const setting = `announcements in #${name}`;
  let finding: Promise<string> | undefined;

  return {
    channel,

    /** The channel we knew may have been deleted or archived since: then it is found or made anew, once. */
    async post(view: Message, key: ReceiptKey): Promise<Omit<Receipt, 'untold'>> {
      try {
        return await post(client, { channel: await channel() }, view, key);
      } catch (error) {
        if (!(error instanceof SlackRefused) || !gone.has(error.code)) throw error;
        finding = undefined;
        await store.saveSetting(setting, '');
        return post(client, { channel: await channel() }, view, key);
      }
    },
  };

  function channel(): Promise<string> {
    finding ??= kept()
      .then((id) => id ?? settle())
      .catch((error) => {
        finding = undefined;
        throw error;
      });
    return finding;
  }

  async function kept(): Promise<string | undefined> {
    return (await store.setting(setting)) || undefined;
  }

  async function settle(): Promise<string> {
    const id = (await find()) ?? (await create());
    await store.saveSetting(setting, id);
    return id;
  }

  async function find(): Promise<string | undefined> {
    for await (const channel of publicChannels(client)) {
      if (channel.name !== name || !channel.id) continue;
      if (!channel.is_member) await ask(() => client.conversations.join({ channel: channel.id as string }));
      return channel.id;
    }
    return undefined;
  }

  async function create(): Promise<string> {
    const { channel } = await ask(() => client.conversations.create({ name }));
    if (!channel?.id) throw new SlackRefused('no_channel');
    return channel.id;
  }
}

const gone = new Set(['channel_not_found', 'is_archived', 'not_in_channel']);

export type Announcements = ReturnType<typeof createAnnouncements>;
