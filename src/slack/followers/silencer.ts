import type { Teller } from '../../desk/follower.ts';
import { type Entry, type EntryOf, isKind } from '../../domain/timeline.ts';
import { repaint } from '../post.ts';
import { answered } from '../views/reminded.ts';
import { calledBy } from './called.ts';
import { channelName } from './channel.ts';
import type { Context } from './context.ts';

/** As many entries as lie between a reminder and its answer, on the longest night. */
const far = 200;

/** Takes the buttons off the reminders that an entry answers: nobody should wonder whether they still stand. */
export function silencer({ client, desk }: Context): Teller {
  return {
    name: 'silencer',
    async tell({ incident, entry, once }) {
      if (!answers(entry) || incident.channel === null) return 'told';
      // What is posted by now stands before the answer; what is not, will be stale.
      const key = { follower: channelName, incidentId: incident.id, seq: entry.seq, step: 'post' };
      if (!(await desk.records.receipt(key))) return 'wait';
      for (const reminder of await unanswered(entry)) {
        const posted = await desk.records.receipt({ ...key, seq: reminder.seq });
        const view = answered(reminder, await calledBy(reminder, incident, desk.records), entry);
        if (!posted?.ts || view === null) continue;
        await once(`silence ${reminder.seq}`, {
          async do() {
            await repaint(client, posted, view);
            return { channel: posted.channel, ts: null };
          },
        });
      }
      return 'told';
    },
  };

  /** The reminders between this answer and the one before it. */
  async function unanswered({ incidentId, seq }: Entry): Promise<Array<EntryOf<'reminder'>>> {
    const entries = await desk.records.entriesAfter(incidentId, Math.max(0, seq - far), far);
    const before = entries.filter((entry) => entry.seq < seq);
    const since = before.findLastIndex(answers);
    return before.slice(since + 1).filter((entry) => isKind(entry, 'reminder'));
  }
}

/** Whether an entry settles the next update. */
const answers = (entry: Entry): boolean =>
  isKind(entry, 'update') || isKind(entry, 'next') || isKind(entry, 'severity') || isKind(entry, 'resolved');
