import type { Receipt } from '../../desk/ports.ts';
import { alarmsOf } from '../../domain/alarm.ts';
import { counted } from '../../domain/counted.ts';
import type { Incident } from '../../domain/incident.ts';
import { isAnnouncedAtOnce } from '../../domain/mode.ts';
import { ask, SlackRefused } from '../fault.ts';
import { announcerName } from '../followers/announcer.ts';
import { cardPlace, channelTeller } from '../followers/card-place.ts';
import { bookmarkStep, findBookmark, furnisherName } from '../followers/furnisher.ts';
import { inviterName } from '../followers/inviter.ts';
import { leadName } from '../followers/lead.ts';
import { topicPainter } from '../followers/painters.ts';
import { topic } from '../views/card.ts';
import { lookAtChannel } from './channel.ts';
import { type Gone, type Rebuilding, wantAgain } from './gone.ts';

/** Everything of an incident that is not at Slack as the record has it. Throws what `ask` throws. */
export async function whatIsGone(parts: Rebuilding, incident: Incident): Promise<Gone[]> {
  const channel = await lookAtChannel(parts, incident);
  // What stands in a channel comes with the next one.
  const inside = channel ? [channel] : await lookInside(parts, incident);
  const outside = await lookAtAnnouncement(parts, incident);
  return [...inside, ...outside, ...(await lookAtRefused(parts, incident)), ...(await lookAtAlarms(parts, incident))];
}

async function lookInside(parts: Rebuilding, incident: Incident): Promise<Gone[]> {
  const { client, desk, store } = parts;
  const { id, channel, channelLoss, version } = incident;
  if (channel === null || channelLoss !== null) return [];
  const found: Gone[] = [];
  const card = await cardPlace(incident, desk.records);
  if (card?.ts && !(await isThere(parts, card))) {
    const { ts } = card;
    found.push({
      what: 'Card',
      words: 'it was deleted',
      cure: 'posts it anew',
      mend: async (again) => wantAgain(again, channelTeller, await store.forget(channelTeller, id, { ts })),
    });
  }
  if (isAnnouncedAtOnce(incident) && !(await findBookmark(client, channel))) {
    found.push({
      what: 'Bookmark',
      words: 'it was removed',
      cure: 'puts it back',
      // The newest stands for the channel as it is now.
      mend: async (again) =>
        wantAgain(again, furnisherName, (await store.forget(furnisherName, id, { step: bookmarkStep })).slice(-1)),
    });
  }
  const info = await ask(() => client.conversations.info({ channel }));
  const words = topic(incident, await leadName(desk.records, incident));
  if (plainly(info.channel?.topic?.value ?? '') !== plainly(words)) {
    const mend = () => store.rewind(topicPainter, id, version - 1);
    found.push({ what: 'Topic', words: 'it says something else', cure: 'sets it', mend });
  }
  return found;
}

async function lookAtAnnouncement(parts: Rebuilding, incident: Incident): Promise<Gone[]> {
  if (!isAnnouncedAtOnce(incident)) return [];
  const { desk, store } = parts;
  const { id } = incident;
  const card = await desk.records.receipt({ follower: announcerName, incidentId: id, seq: 1, step: 'card' });
  if (!card?.ts || (await isThere(parts, card))) return [];
  const { ts } = card;
  return [
    {
      what: 'Announcement',
      words: 'it was deleted',
      cure: 'posts it anew',
      mend: async (again) => wantAgain(again, announcerName, await store.forget(announcerName, id, { ts })),
    },
  ];
}

/** What Slack would not take when it was told. Words to one person alone are old news by now. */
async function lookAtRefused({ desk, store }: Rebuilding, { id, channel }: Incident): Promise<Gone[]> {
  const retold = [channelTeller, inviterName, furnisherName, announcerName];
  const untold = channel === null ? [] : await desk.records.untold(id);
  return retold.flatMap((follower) => {
    const refused = untold.filter((row) => row.follower === follower);
    const [first] = refused;
    if (!first) return [];
    const words = `${counted(refused.length, 'call')} of its ${follower} Slack refused (${first.untold})`;
    return [
      {
        what: 'Not told',
        words,
        cure: 'tries again',
        mend: async (again) => wantAgain(again, follower, await store.forget(follower, id, { untold: true })),
      } satisfies Gone,
    ];
  });
}

async function lookAtAlarms({ store }: Rebuilding, incident: Incident): Promise<Gone[]> {
  const keyOf = ({ kind, about, due }: { kind: string; about: number; due: Date }) =>
    `${kind} ${about} ${due.getTime()}`;
  const wanted = alarmsOf(incident);
  const there = (await store.alarms()).filter(({ incidentId }) => incidentId === incident.id).map(keyOf);
  const isSame = there.length === wanted.length && wanted.every((alarm) => there.includes(keyOf(alarm)));
  if (isSame) return [];
  const words = `${there.length} of ${wanted.length} stand in the record, or at other times`;
  return [
    { what: 'Alarms', words, cure: 'sets them', mend: () => store.replaceAlarms([{ incident, alarms: wanted }]) },
  ];
}

/** Whether a message still stands where its receipt says. */
async function isThere({ client }: Rebuilding, { channel, ts }: Receipt): Promise<boolean> {
  const at = { channel: channel ?? '', latest: ts ?? '', oldest: ts ?? '', inclusive: true, limit: 1 };
  try {
    const { messages = [] } = await ask(() => client.conversations.history(at));
    return messages.some((message) => message.ts === ts);
  } catch (error) {
    if (!(error instanceof SlackRefused)) throw error;
    if (error.code === 'channel_not_found') return false;
    throw error;
  }
}

/** Slack gives a topic back with its signs written out. */
const plainly = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
