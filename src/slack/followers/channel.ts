import type { Teller } from '../../desk/follower.ts';
import type { Receipt } from '../../desk/ports.ts';
import { channelBack, channelLost } from '../../domain/channel.ts';
import type { ChannelLoss, Incident } from '../../domain/incident.ts';
import { type Entry, isKind } from '../../domain/timeline.ts';
import { findPost, post } from '../post.ts';
import { card } from '../views/card.ts';
import { cardButtons } from '../views/card-buttons.ts';
import { entryPosted } from '../views/entry-posted.ts';
import type { Message } from '../views/message.ts';
import { reminder } from '../views/reminded.ts';
import { calledBy } from './called.ts';
import { cardFacts } from './card-facts.ts';
import type { Context } from './context.ts';
import { mentionOfLead } from './lead.ts';
import { isStale } from './stale.ts';

const lossBy: Readonly<Record<string, ChannelLoss>> = {
  is_archived: 'archived',
  channel_not_found: 'deleted',
  not_in_channel: 'left',
};

export const channelName = 'channel';

/** Posts every entry in the incident's channel, in order; the first one is the card. */
export function channel({ client, desk }: Context): Teller {
  return {
    name: channelName,
    async tell({ incident, entry, once }) {
      const view = await viewOf(incident, entry);
      if (view === null) return 'told';
      if (incident.channel === null) return 'wait';
      const place = { channel: incident.channel };
      const receipt = await once('post', {
        // It may have been posted before it was stale: then its receipt is still found, for who takes its buttons off.
        do: async (key) => (isStale(incident, entry) ? { ...place, ts: null } : post(client, place, view, key)),
        find: (key, since) => findPost(client, place, key, since),
      });
      await noticeLoss(incident, receipt);
      return 'told';
    },
  };

  async function viewOf(incident: Incident, entry: Entry): Promise<Message | null> {
    if (isKind(entry, 'reminder')) return reminder(entry, await calledBy(entry, incident, desk));
    if (entry.kind !== 'declared') return entryPosted(incident, entry);
    const facts = {
      ...(await cardFacts(desk, incident)),
      lead: mentionOfLead(incident),
      buttons: cardButtons(incident),
    };
    return card(incident, facts);
  }

  /** The record goes on without its channel, and says so; when it is back, it says that too. */
  async function noticeLoss({ id, channelLoss }: Incident, { untold }: Receipt): Promise<void> {
    const how = untold === null ? undefined : lossBy[untold];
    if (how) await desk.change({ id }, (incident, now) => channelLost(incident, how, now));
    else if (untold === null && channelLoss) await desk.change({ id }, channelBack);
  }
}
