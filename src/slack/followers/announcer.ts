import type { Step, Teller, Telling } from '../../desk/follower.ts';
import type { Receipt } from '../../desk/ports.ts';
import { inForce } from '../../domain/as-it-stands.ts';
import { isBroadcast } from '../../domain/broadcast.ts';
import type { Incident } from '../../domain/incident.ts';
import { isAnnounced, isAnnouncedAtOnce } from '../../domain/mode.ts';
import { type Entry, isKind } from '../../domain/timeline.ts';
import { findPost, post } from '../post.ts';
import { entryAnnounced, summary } from '../views/announced.ts';
import { card } from '../views/card.ts';
import { announcementButtons } from '../views/card-buttons.ts';
import type { Message } from '../views/message.ts';
import { escapeText } from '../views/mrkdwn.ts';
import type { Context } from './context.ts';
import { leadName } from './lead.ts';
import { isStale } from './stale.ts';

export const announcerName = 'announcer';

/**
 * Tells those who follow from outside: a card per incident, each update in its thread, a summary when it is over. What was
 * written down after the fact is told by its summary alone, and by what comes later in the thread of that.
 */
export function announcer({ client, desk, announcements, broadcasts }: Context): Teller {
  return {
    name: announcerName,
    async tell(telling) {
      const { incident, entry } = telling;
      if (!isAnnounced(incident)) return 'told';
      if (isKind(entry, 'declared')) {
        if (!isAnnouncedAtOnce(incident)) return 'told';
        const lead = escapeText(await leadName(desk.records, incident));
        const view = card(incident, { lead, untold: [], score: null, buttons: announcementButtons(incident) });
        await telling.once('card', inChannel(view));
      } else if (isKind(entry, 'drafted')) {
        const lead = await leadName(desk.records, incident);
        const view = summary(incident, await timelineUpTo(entry), lead, entry.detail.permalink);
        if (isAnnouncedAtOnce(incident) && !broadcasts.includes('resolved')) await tellThread(telling, view);
        else await telling.once('summary', inChannel(view));
      } else if (!isStale(incident, entry)) {
        await tellThread(telling, entryAnnounced(entry));
      }
      return 'told';
    },
  };

  async function tellThread(telling: Telling, view: Message | null): Promise<void> {
    if (view === null) return;
    const posted = await announced(telling.incident);
    if (!posted?.channel || !posted.ts) return;
    const broadcast = isBroadcast(telling.entry, broadcasts);
    const place = { channel: posted.channel, thread: posted.ts, broadcast };
    await telling.once('thread', {
      do: (key) => post(client, place, view, key),
      find: (key, since) => findPost(client, place, key, since),
    });
  }

  /** The message in whose thread the rest stands. */
  async function announced(incident: Incident): Promise<Receipt | undefined> {
    const { id: incidentId } = incident;
    return isAnnouncedAtOnce(incident)
      ? desk.records.receipt({ follower: announcerName, incidentId, seq: 1, step: 'card' })
      : desk.records.lastReceipt(announcerName, incidentId, 'summary');
  }

  function inChannel(view: Message): Step {
    return {
      do: (key) => announcements.post(view, key),
      find: async (key, since) => findPost(client, { channel: await announcements.channel() }, key, since),
    };
  }

  async function timelineUpTo({ incidentId, seq }: Entry): Promise<readonly Entry[]> {
    return inForce((await desk.records.timeline(incidentId)).filter((entry) => entry.seq <= seq));
  }
}
