import type { WebClient } from '@slack/web-api';
import type { Store } from '../desk/ports.ts';
import { publicChannels } from './channels.ts';
import { ask, SlackRefused } from './fault.ts';

/** The channel where managers read: found, joined or created, once; kept in the database. */
export function createAnnouncements(client: WebClient, store: Store, name: string) {
  const setting = `announcements in #${name}`;
  let finding: Promise<string> | undefined;

  return {
    channel(): Promise<string> {
      finding ??= kept()
        .then((id) => id ?? settle())
        .catch((error) => {
          finding = undefined;
          throw error;
        });
      return finding;
    },

    /** The channel is gone: look for it anew. */
    async forget(): Promise<void> {
      finding = undefined;
      await store.saveSetting(setting, '');
    },
  };

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

export type Announcements = ReturnType<typeof createAnnouncements>;
