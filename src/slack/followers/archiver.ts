import type { Teller } from '../../desk/follower.ts';
import { channelLost } from '../../domain/channel.ts';
import { isOpen } from '../../domain/incident.ts';
import { ask, SlackRefused } from '../fault.ts';
import { channelTeller } from './card-place.ts';
import type { Context } from './context.ts';

/** Archives the channel of what is over or deleted, once the last word stands in it. */
export function archiver({ client, desk }: Context): Teller {
  return {
    name: 'archiver',
    async tell({ incident, entry, once }) {
      const { id, channel, channelLoss, deletedAt } = incident;
      // The channel of a drill may come when the drill is deleted already.
      const isLate = entry.kind === 'channel_opened' && deletedAt !== null;
      if (!isLate && entry.kind !== 'channel_closed' && entry.kind !== 'deleted') return 'told';
      // Somebody may have opened it again meanwhile, or taken its channel away.
      if (isOpen(incident) || channel === null || channelLoss !== null) return 'told';
      const said = { follower: channelTeller, incidentId: id, seq: entry.seq, step: 'post' };
      if (!isLate && !(await desk.records.receipt(said))) return 'wait';
      const { untold } = await once('archive', { do: () => archive(channel) });
      if (untold === null)
        await desk.change({ id }, (now, at) => channelLost(now, 'archived', at), `archived ${id} ${entry.seq}`);
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
