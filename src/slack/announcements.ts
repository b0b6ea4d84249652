import type { WebClient } from '@slack/web-api';
import { TryLater } from '../desk/follower.ts';

import type { Receipt, ReceiptKey, Store } from '../desk/ports.ts';
import { publicChannels } from './channels.ts';
import { ask, SlackRefused } from './fault.ts';
import { post } from './post.ts';
import type { Message } from './views/message.ts';

/** The channel where managers read: found, joined or created, once; kept in the database. */
export function createAnnouncements(client: WebClient, store: Store, name: string) {
  const setting = `announcements in #${name}`;
  let finding: Promise<string> | undefined;
  let taken = 0;

  return {
    channel,

    /** The channel we knew may have been deleted or archived since: then it is found or made anew, once. */
    async post(view: Message, key: ReceiptKey): Promise<Omit<Receipt, 'untold'>> {
      const known = await channel();
      try {
        return await post(client, { channel: known }, view, key);
      } catch (error) {
        if (!(error instanceof SlackRefused) || !gone.has(error.code)) throw error;
        finding = undefined;
        // Another bot may have found the new one already.
        await store.swapSetting(setting, known, '');
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
    try {
      const { channel } = await ask(() => client.conversations.create({ name }));
      if (!channel?.id) throw new SlackRefused('no_channel');
      return channel.id;
    } catch (error) {
      if (!(error instanceof SlackRefused) || error.code !== 'name_taken') throw error;
      // Another bot may have made it a moment ago; whoever else has the name, in private perhaps, keeps it.
      const theirs = (await kept()) ?? (await find());
      if (theirs !== undefined) return theirs;
      if (++taken > patience) throw error;
      throw new TryLater('another bot makes the channel of the announcements', { after: 1000, cause: error });
    }
  }
}

/** How often it is looked again for a channel whose name is taken. */
const patience = 2;

const gone = new Set(['channel_not_found', 'is_archived', 'not_in_channel']);

export type Announcements = ReturnType<typeof createAnnouncements>;
