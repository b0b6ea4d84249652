import type { Receipt, Records } from '../../desk/ports.ts';
import { channelName, channelNameOf } from '../../domain/channel-name.ts';
import type { Incident } from '../../domain/incident.ts';
import { type Channel, ourChannels } from '../channels.ts';
import { ask, SlackRefused } from '../fault.ts';
import type { Context } from './context.ts';

type Opened = Omit<Receipt, 'untold'>;

/** Makes channels for incidents, and finds those that an earlier attempt made. */
export function createRooms({ client, desk, identity }: Pick<Context, 'client' | 'desk' | 'identity'>) {
  return { open, find, findFirst };

  /** Throws what `ask` throws, and `SlackRefused` where every name is taken. */
  async function open(incident: Incident): Promise<Opened> {
    for (const name of namesOf(incident)) {
      try {
        const { channel } = await ask(() => client.conversations.create({ name, is_private: incident.isPrivate }));
        return { channel: channel?.id ?? null, ts: null, detail: channel?.name ?? name };
      } catch (error) {
        if (!(error instanceof SlackRefused) || error.code !== 'name_taken') throw error;
        const mine = await lookFor(incident, (channel) => channel.name === name);
        if (mine) return mine;
      }
    }
    throw new SlackRefused('name_taken');
  }

  /** A channel that we made for it after `since`, Unix seconds, whatever its title was then, and that no incident has. */
  function find(incident: Incident, since: string): Promise<Opened | undefined> {
    return lookFor(incident, isMadeFor(incident, since));
  }

  /** The same of its very first: somebody may have archived it before we knew of it, and it is the incident's for all that. */
  async function findFirst(incident: Incident, since: string): Promise<Opened | undefined> {
    const isIts = isMadeFor(incident, since);
    return (await lookFor(incident, isIts)) ?? lookFor(incident, isIts, { archived: true });
  }

  async function lookFor(
    { isPrivate }: Incident,
    isIts: (channel: Channel) => boolean,
    { archived = false } = {},
  ): Promise<Opened | undefined> {
    const { userId } = identity.need();
    const fits = ({ creator, is_archived = false, is_private = false }: Channel) =>
      creator === userId && is_archived === archived && is_private === isPrivate;
    try {
      for await (const channel of ourChannels(client, isPrivate ? 'private_channel' : 'public_channel')) {
        if (channel.id && fits(channel) && isIts(channel) && (await isFree(desk.records, channel.id))) {
          return { channel: channel.id, ts: null, detail: channel.name ?? null };
        }
      }
    } catch (error) {
      if (!(error instanceof SlackRefused)) throw error;
    }
    return undefined;
  }
}

const isMadeFor = ({ id }: Incident, since: string) => {
  const stem = channelName(id, '');
  return ({ name = '', created = 0 }: Channel): boolean =>
    (name === stem || name.startsWith(`${stem}-`)) && created >= Math.floor(Number(since));
};

/** The name it should have, and those it takes where that one is taken. */
const namesOf = (incident: Incident): string[] =>
  Array.from({ length: 20 }, (_, copy) => channelNameOf(incident, copy === 0 ? '' : `-${copy + 1}`));

const isFree = async (records: Records, channel: string): Promise<boolean> => !(await records.find({ channel }));
