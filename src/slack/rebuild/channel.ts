import { channelBack, channelLost, channelOpened } from '../../domain/channel.ts';
import { type ChannelLoss, type Incident, isOpen } from '../../domain/incident.ts';
import { ask, SlackRefused } from '../fault.ts';
import { channelTeller } from '../followers/card-place.ts';
import { createRooms } from '../followers/rooms.ts';
import { openerName } from '../openings.ts';
import { type Again, type Gone, type Rebuilding, wantAgain } from './gone.ts';

/** The channel of an incident, where it is not as it should be; or undefined. Throws what `ask` throws. */
export async function lookAtChannel(parts: Rebuilding, incident: Incident): Promise<Gone | undefined> {
  const { client, desk, store } = parts;
  const { id, channel, isPrivate, channelLoss } = incident;
  const what = 'Channel';
  if (channel === null) {
    return { what, words: 'it never got one', cure: 'opens one', mend: openFirst };
  }
  const found = await ask(() => client.conversations.info({ channel })).catch((error) => {
    if (error instanceof SlackRefused && error.code === 'channel_not_found') return undefined;
    throw error;
  });
  if (!found?.channel) {
    // Slack says the same of a private channel that is there without us.
    if (isPrivate && channelLoss === 'left') return { what, words: takenOut, mend: async () => {} };
    return { what, words: 'it was deleted', cure: 'opens another', mend: (again) => openAnother(again, 'deleted') };
  }
  if (found.channel.is_archived) {
    if (await wasPutAway()) return undefined;
    return { what, words: 'it was archived', cure: 'brings it back, or opens another', mend: unarchive };
  }
  if (found.channel.is_member === false) {
    if (isPrivate) return { what, words: takenOut, mend: async () => {} };
    return { what, words: 'Sitrep was taken out of it', cure: 'joins it', mend: join };
  }
  if (channelLoss === null) return undefined;
  return { what, words: 'it is back, and the record does not know', cure: 'says so', mend: goOn };

  /** By ourselves, when it was over. */
  async function wasPutAway(): Promise<boolean> {
    return !isOpen(incident) && (await desk.records.isTold('archiver', id, 'archive'));
  }

  async function openFirst(again: Again): Promise<void> {
    wantAgain(again, openerName, await store.forget(openerName, id, { untold: true }));
  }

  async function unarchive(again: Again): Promise<void> {
    try {
      await ask(() => client.conversations.unarchive({ channel: channel ?? '' }));
    } catch (error) {
      if (!(error instanceof SlackRefused)) throw error;
      return openAnother(again, 'archived');
    }
    await goOn(again);
  }

  async function join(again: Again): Promise<void> {
    await ask(() => client.conversations.join({ channel: channel ?? '' }));
    await goOn(again);
  }

  async function goOn(again: Again): Promise<void> {
    await desk.change({ id }, channelBack);
    await tellRefused(again);
  }

  /** Its card, pin, topic and people follow from the entry, as they do whenever a channel takes another one's place. */
  async function openAnother(again: Again, how: ChannelLoss): Promise<void> {
    await desk.change({ id }, (now, at) => channelLost(now, how, at));
    const { channel: opened, detail } = await createRooms(parts).open(incident);
    if (opened === null) throw new SlackRefused('no_channel');
    await desk.change({ id }, (now, at) => channelOpened(now, opened, detail ?? '', at));
    await store.forget(openerName, id, { untold: true });
    await tellRefused(again);
  }

  /** What was said while there was no channel stands nowhere. */
  async function tellRefused(again: Again): Promise<void> {
    wantAgain(again, channelTeller, await store.forget(channelTeller, id, { untold: true }));
  }
}

const takenOut = 'Sitrep was taken out of it, and it is private: somebody in it must invite Sitrep';
