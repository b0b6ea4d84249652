import type { Teller, Telling } from '../../desk/follower.ts';
import type { Receipt } from '../../desk/ports.ts';
import { channelBack, channelOpened } from '../../domain/channel.ts';
import { type Incident, isGone } from '../../domain/incident.ts';
import { ask, SlackRefused } from '../fault.ts';
import { notOpenedWords, openedWords, openerName } from '../openings.ts';
import type { Context } from './context.ts';
import { createRooms } from './rooms.ts';

/** The step in which an incident gets a channel again. */
export const reopenStep = 'reopen';

/** Gives every declared incident its own channel, and what is reopened its channel back, and tells the desk which. */
export function opener(context: Context): Teller {
  const { client, desk, openings } = context;
  const rooms = createRooms(context);
  return {
    name: openerName,
    async tell(telling) {
      const { incident, entry } = telling;
      if (entry.kind === 'declared' && incident.channel === null && !incident.deletedAt) await open(telling);
      if (entry.kind === 'reopened' && isGone(incident)) await reopen(telling);
      return 'told';
    },
  };

  /** Named as it was declared: a second try asks for the very name of the first, which may still be on its way. */
  async function open({ incident, entry, once }: Telling): Promise<void> {
    const opened = await once('create', {
      do: () => rooms.open({ ...incident, title: entry.text }),
      find: (_key, since) => rooms.findFirst(incident, since),
    });
    await enter(incident, opened, `opened ${incident.id}`);
  }

  async function reopen({ incident, entry, once }: Telling): Promise<void> {
    const opened = await once(reopenStep, {
      do: () => unarchived(incident).then((back) => back ?? rooms.open(incident)),
      find: (_key, since) => rooms.find(incident, since),
    });
    await enter(incident, opened, `opened ${incident.id} ${entry.seq}`);
  }

  /** Slack gives an archived channel back to people only; where it makes an exception, the old one is the best one. */
  async function unarchived({
    channel,
    channelName,
    channelLoss,
  }: Incident): Promise<Omit<Receipt, 'untold'> | undefined> {
    if (channel === null || channelLoss !== 'archived') return undefined;
    try {
      await ask(() => client.conversations.unarchive({ channel }));
      return { channel, ts: null, detail: channelName };
    } catch (error) {
      if (!(error instanceof SlackRefused)) throw error;
      return undefined;
    }
  }

  /** Tells the desk where the incident is now, and whoever waits for the link. */
  async function enter(incident: Incident, { channel, detail, untold }: Receipt, key: string): Promise<void> {
    const { id } = incident;
    if (channel === null) {
      openings.say(id, notOpenedWords(id, untold));
      return;
    }
    const decide = (current: Incident, now: Date) =>
      current.channel === channel ? channelBack(current, now) : channelOpened(current, channel, detail ?? '', now);
    await desk.change({ id }, decide, key);
    openings.say(id, openedWords(id, channel));
  }
}
