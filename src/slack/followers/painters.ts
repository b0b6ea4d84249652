import type { Painter } from '../../desk/follower.ts';
import type { Receipt } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { isAnnouncedAtOnce } from '../../domain/mode.ts';
import { ask } from '../fault.ts';
import { repaint } from '../post.ts';
import type { Button } from '../views/buttons.ts';
import { card, topic } from '../views/card.ts';
import { announcementButtons, cardButtons } from '../views/card-buttons.ts';
import { escapeText } from '../views/mrkdwn.ts';
import { announcerName } from './announcer.ts';
import { cardFacts } from './card-facts.ts';
import { cardPlace } from './card-place.ts';
import type { Context } from './context.ts';
import { leadName, mentionOfLead } from './lead.ts';

export const topicPainter = 'topic';
export const cardPainterName = 'card';

/** Keeps the pinned card true. */
export const channelCard = (context: Context): Painter =>
  cardPainter(context, {
    name: cardPainterName,
    posted: (incident) => cardPlace(incident, context.desk.records),
    isThere: ({ channelLoss }) => channelLoss === null,
    lead: async (incident) => mentionOfLead(incident),
    buttons: cardButtons,
  });

/** Keeps the announcement true. */
export const announcementCard = (context: Context): Painter =>
  cardPainter(context, {
    name: 'announcement card',
    posted: ({ id }) => context.desk.records.receipt({ follower: announcerName, incidentId: id, seq: 1, step: 'card' }),
    isThere: isAnnouncedAtOnce,
    buttons: announcementButtons,
    lead: async (incident) => escapeText(await leadName(context.desk.records, incident)),
  });

interface CardPlace {
  readonly name: string;
  /** The message that it is; undefined while it is on its way. */
  posted(incident: Incident): Promise<Receipt | undefined>;
  isThere(incident: Incident): boolean;
  lead(incident: Incident): Promise<string>;
  buttons(incident: Incident): readonly Button[];
}

function cardPainter({ client, desk }: Context, { name, posted, isThere, lead, buttons }: CardPlace): Painter {
  /** What each card says, so that an entry that changes nothing on it costs no call. */
  const shown = new Map<string, string>();

  return {
    name,
    async paint(incident) {
      const message = await posted(incident);
      if (!message) return isThere(incident) ? 'wait' : 'painted';
      if (message.ts !== null && isThere(incident)) await show(message, incident);
      return 'painted';
    },
    forget: () => shown.clear(),
  };

  async function show(message: Receipt, incident: Incident): Promise<void> {
    const facts = { lead: await lead(incident), buttons: buttons(incident), ...(await cardFacts(desk, incident)) };
    const view = card(incident, facts);
    const place = `${message.channel} ${message.ts}`;
    if (shown.get(place) === view.text) return;
    await repaint(client, message, view);
    shown.set(place, view.text);
  }
}

/** Keeps the channel's topic true. Slack limits it to about 20 a minute, so it is set only when it says something new. */
export function channelTopic({ client, desk }: Context): Painter {
  /** By channel: what is reopened may be given another. */
  const shown = new Map<string, string>();

  return {
    name: topicPainter,
    async paint(incident) {
      const { channel, channelLoss } = incident;
      if (channel === null) return 'wait';
      if (channelLoss !== null) return 'painted';
      const words = topic(incident, await leadName(desk.records, incident));
      if (shown.get(channel) !== words) await ask(() => client.conversations.setTopic({ channel, topic: words }));
      shown.set(channel, words);
      return 'painted';
    },
    forget: () => shown.clear(),
  };
}
