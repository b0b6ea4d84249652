import type { Teller, Telling } from '../../desk/follower.ts';
import type { Receipt } from '../../desk/ports.ts';
import { channelBack, channelLost } from '../../domain/channel.ts';
import { type ChannelLoss, type Incident, isGone } from '../../domain/incident.ts';
import { type Entry, isKind } from '../../domain/timeline.ts';
import { openerName } from '../openings.ts';
import { findPost, post } from '../post.ts';
import { card } from '../views/card.ts';
import { cardButtons } from '../views/card-buttons.ts';
import { entryPosted } from '../views/entry-posted.ts';
import type { Message } from '../views/message.ts';
import { reminder } from '../views/reminded.ts';
import { calledBy } from './called.ts';
import { cardFacts } from './card-facts.ts';
import { cardPlace, cardStep, channelTeller } from './card-place.ts';
import type { Context } from './context.ts';
import { mentionOfLead } from './lead.ts';
import { reopenStep } from './opener.ts';
import { isStale } from './stale.ts';

const lossBy: Readonly<Record<string, ChannelLoss>> = {
  is_archived: 'archived',
  channel_not_found: 'deleted',
  not_in_channel: 'left',
};

/** Posts every entry in the incident's channel, in order; the first one is the card. */
export function channel({ client, desk }: Context): Teller {
  return {
    name: channelTeller,
    async tell(telling) {
      const { incident, entry, once } = telling;
      if (isKind(entry, 'channel_opened') && incident.channel !== null) {
        await moveIn(telling, { channel: incident.channel });
      }
      const called = isKind(entry, 'reminder') ? await calledBy(entry, incident, desk) : [];
      const view = await viewOf(incident, entry, called);
      if (view === null || (incident.channel === null && incident.deletedAt)) return 'told';
      if (incident.channel === null || (await isMoving(incident, entry))) return 'wait';
      const place = { channel: incident.channel };
      await moveIn(telling, place);
      const receipt = await once('post', {
        // It may have been posted before it was stale: then its receipt is still found, for who takes its buttons off.
        do: async (key) =>
          isStale(incident, entry)
            ? { ...place, ts: null }
            : { detail: called.join(' ') || null, ...(await post(client, place, view, key)) },
        find: (key, since) => findPost(client, place, key, since),
      });
      await noticeLoss(incident, receipt);
      return 'told';
    },
  };

  /** `called`: whom a reminder calls, which its receipt keeps: roles change hands before it is answered. */
  async function viewOf(incident: Incident, entry: Entry, called: readonly string[]): Promise<Message | null> {
    if (isKind(entry, 'reminder')) return reminder(entry, called);
    return entry.kind === 'declared' ? cardOf(incident) : entryPosted(incident, entry);
  }

  async function cardOf(incident: Incident): Promise<Message> {
    const facts = await cardFacts(desk, incident);
    return card(incident, { ...facts, lead: mentionOfLead(incident), buttons: cardButtons(incident) });
  }

  /** What is reopened is told where it goes on: while its channel is gone, the opener looks for one. */
  async function isMoving(incident: Incident, entry: Entry): Promise<boolean> {
    if (entry.kind !== 'reopened' || !isGone(incident)) return false;
    const key = { follower: openerName, incidentId: incident.id, seq: entry.seq, step: reopenStep };
    const opened = await desk.records.receipt(key);
    return opened === undefined || opened.untold === null;
  }

  /** In another channel than before the card comes first. What never had one gets it where it is reopened. */
  async function moveIn({ incident, entry, once }: Telling, place: { readonly channel: string }): Promise<void> {
    const before = await cardPlace(incident, desk.records);
    if (before?.channel === place.channel) return;
    if (!before?.channel && entry.kind !== 'reopened') return;
    const view = await cardOf(incident);
    await once(cardStep, {
      do: (key) => post(client, place, view, key),
      find: (key, since) => findPost(client, place, key, since),
    });
  }

  /** The record goes on without its channel, and says so; when it is back, it says that too. */
  async function noticeLoss({ id, channelLoss }: Incident, { untold }: Receipt): Promise<void> {
    const how = untold === null ? undefined : lossBy[untold];
    if (how) await desk.change({ id }, (incident, now) => channelLost(incident, how, now));
    else if (untold === null && channelLoss) await desk.change({ id }, channelBack);
  }
}
