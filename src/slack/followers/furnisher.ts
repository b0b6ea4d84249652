import type { WebClient } from '@slack/web-api';
import type { Teller } from '../../desk/follower.ts';
import type { Incident } from '../../domain/incident.ts';
import { isAnnouncedAtOnce } from '../../domain/mode.ts';
import { isKind } from '../../domain/timeline.ts';
import { ask, SlackRefused } from '../fault.ts';
import { announcerName } from './announcer.ts';
import { cardPlace } from './card-place.ts';
import type { Context } from './context.ts';

export const furnisherName = 'furnisher';

/** Pins the card and puts the links at the top of the channel. */
export function furnisher({ client, desk, announcements }: Context): Teller {
  return {
    name: furnisherName,
    async tell({ incident, entry, once }) {
      if (!isKind(entry, 'channel_opened')) return 'told';
      const card = await cardPlace(incident, desk.records);
      if (!card || (entry.detail.instead && card.channel === entry.detail.instead)) return 'wait';
      const { channel, ts } = card;
      if (channel === null || ts === null) return 'told';
      await once('pin', { do: () => pin(client, channel, ts) });
      if (!isAnnouncedAtOnce(incident)) return 'told';
      await once(bookmarkStep, { do: () => bookmark(incident, channel), find: () => findBookmark(client, channel) });
      return 'told';
    },
  };

  async function bookmark({ id }: Incident, channel: string) {
    const key = { follower: announcerName, incidentId: id, seq: 1, step: 'card' };
    const announced = await desk.records.receipt(key);
    const place = announced?.channel ?? (await announcements.channel());
    const link = await linkTo(place, announced?.ts ?? null);
    await ask(() => client.bookmarks.add({ channel_id: channel, title: bookmarkTitle, type: 'link', link }));
    return { channel, ts: null };
  }

  async function linkTo(channel: string, ts: string | null): Promise<string> {
    if (ts === null) return `https://slack.com/app_redirect?channel=${channel}`;
    const { permalink } = await ask(() => client.chat.getPermalink({ channel, message_ts: ts }));
    return permalink ?? `https://slack.com/app_redirect?channel=${channel}`;
  }
}

export const bookmarkStep = 'bookmark';
const bookmarkTitle = 'Announcement';

/** Also where it is pinned already. */
export async function pin(client: WebClient, channel: string, timestamp: string) {
  await ask(() => client.pins.add({ channel, timestamp })).catch((error) => {
    if (!(error instanceof SlackRefused && error.code === 'already_pinned')) throw error;
  });
  return { channel, ts: null };
}

export async function findBookmark(client: WebClient, channel: string) {
  const { bookmarks = [] } = await ask(() => client.bookmarks.list({ channel_id: channel }));
  return bookmarks.some(({ title }) => title === bookmarkTitle) ? { channel, ts: null } : undefined;
}
