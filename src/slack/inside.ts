import type { WebClient } from '@slack/web-api';
import type { Log, Store } from '../desk/ports.ts';
import { membersOf } from './channels.ts';
import { ScopeMissing, SlackRefused } from './fault.ts';

interface Parts {
  readonly client: WebClient;
  readonly store: Pick<Store, 'privateChannels' | 'saveMembers'>;
  readonly teamId: string;
  readonly log: Log;
}

/** Who came and went in the channels of private incidents while nobody listened. Throws what `ask` throws. */
export async function learnWhoIsInside({ client, store, teamId, log }: Parts): Promise<void> {
  for (const channel of await store.privateChannels()) {
    // By the real clock, since Slack's is.
    const at = new Date();
    try {
      await store.saveMembers(channel, teamId, await membersOf(client, channel), at);
    } catch (cause) {
      // The scope is the same for all of them.
      if (!(cause instanceof SlackRefused) || cause instanceof ScopeMissing) throw cause;
      // Nobody is in a channel that is gone: whoever declared the incident, and who has a role in it, still see it.
      if (cause.code === 'channel_not_found') await store.saveMembers(channel, teamId, [], at);
      log.warn('nobody knows who is in the channel of a private incident', { channel, cause });
    }
  }
}
