import type { Teller } from '../../desk/follower.ts';
import type { Receipt } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { type Entry, type EntryOf, isKind } from '../../domain/timeline.ts';
import { repaint } from '../post.ts';
import type { Message } from '../views/message.ts';
import { headsUp } from '../views/nudged.ts';
import { answered, reminder } from '../views/reminded.ts';
import { answerable, calledBy } from './called.ts';
import { channelName } from './channel.ts';
import type { Context } from './context.ts';
import { nudgerName, remindStep } from './nudger.ts';

/** As many entries as lie between a reminder and its answer, on the longest night. */
const far = 200;

interface Told {
  readonly posted: Receipt | undefined;
  readonly view: Message | null;
}

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
        for (const { posted, view } of await told(incident, reminder)) {
          const quiet = answered(view, reminder, entry);
          if (!posted?.ts || quiet === null) continue;
          await once(`silence ${reminder.seq} ${posted.channel}`, {
            async do() {
              await repaint(client, posted, quiet);
              return { channel: posted.channel, ts: null };
            },
          });
        }
      }
      return 'told';
    },
  };

  /** Where a reminder stands: in the channel, and where people were reminded directly. */
  async function told(incident: Incident, entry: EntryOf<'reminder'>): Promise<Told[]> {
    const { records } = desk;
    const receiptOf = (follower: string, step: string) =>
      records.receipt({ follower, incidentId: incident.id, seq: entry.seq, step });
    const isAhead = entry.detail.stage === 'heads_up';
    const called = isAhead ? await answerable(incident, records) : await calledBy(entry, incident, records);
    const alone = isAhead ? headsUp(incident, entry) : reminder(entry, [], incident);
    const direct = called.map(async (id) => ({ posted: await receiptOf(nudgerName, remindStep(id)), view: alone }));
    const inChannel = { posted: await receiptOf(channelName, 'post'), view: reminder(entry, called) };
    return [inChannel, ...(await Promise.all(direct))];
  }

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
