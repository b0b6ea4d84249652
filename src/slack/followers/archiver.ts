import type { Teller } from '../../desk/follower.ts';
import { channelBack, channelLost } from '../../domain/channel.ts';
import { type Incident, isOpen } from '../../domain/incident.ts';
import { refuse } from '../../domain/outcome.ts';
import { ask, SlackRefused } from '../fault.ts';
import { channelTeller } from './card-place.ts';
import type { Context } from './context.ts';

/** Archives the channel of what is over or deleted, once the last word stands in it. */
export function archiver({ client, desk }: Context): Teller {
  return {
    name: 'archiver',
    async tell({ incident, entry, once }) {
      const { id, deletedAt } = incident;
      // The channel of a drill may come when the drill is deleted already.
      const isLate = entry.kind === 'channel_opened' && deletedAt !== null;
      if (!isLate && entry.kind !== 'channel_closed' && entry.kind !== 'deleted') return 'told';
      // Somebody may have opened it again meanwhile.
      if (isOpen(incident) || incident.channel === null) return 'told';
      const said = { follower: channelTeller, incidentId: id, seq: entry.seq, step: 'post' };
      if (!isLate && !(await desk.records.receipt(said))) return 'wait';
      // Recorded first: whoever reopens it while Slack is at work gets a channel again, not one that is about to go.
      const lost = await desk.change({ id }, leave, `archived ${id} ${entry.seq}`);
      if (!lost.ok || lost.value.incident.channel === null) return 'told';
      const { channel } = lost.value.incident;
      const { untold } = await once('archive', { do: () => archive(channel) });
      await desk.change({ id }, (now, at) => (isLeft(now, channel) ? outcomeOf(untold, now, at) : asItIs(now)));
      return 'told';
    },
  };

  async function archive(channel: string) {
    await ask(() => client.conversations.archive({ channel })).catch((error) => {
      if (!(error instanceof SlackRefused && error.code === 'already_archived')) throw error;
    });
    return { channel, ts: null };
  }
}

/** Of a channel that people took away there is nothing left to do. */
const leave = (incident: Incident, now: Date) =>
  isOpen(incident) || incident.channelLoss !== null ? asItIs(incident) : channelLost(incident, 'archived', now);

const isLeft = (incident: Incident, channel: string): boolean => !isOpen(incident) && incident.channel === channel;

/** Where Slack does not archive it, it is there as before; a word that came through meanwhile did not keep it. */
function outcomeOf(untold: string | null, incident: Incident, now: Date) {
  if (untold === null) return channelLost(incident, 'archived', now);
  const isThere = incident.channelLoss === 'archived' && untold !== 'channel_not_found';
  return isThere ? channelBack(incident, now) : asItIs(incident);
}

const asItIs = ({ id }: Incident) => refuse('same', `The channel of #${id} stays as it is.`);
