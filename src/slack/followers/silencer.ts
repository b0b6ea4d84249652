import type { Teller } from '../../desk/follower.ts';
import type { Receipt } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { type Entry, type EntryKind, type EntryOf, isKind, type Promised } from '../../domain/timeline.ts';
import { repaint } from '../post.ts';
import type { Message } from '../views/message.ts';
import { headsUp } from '../views/nudged.ts';
import { answered, reminder } from '../views/reminded.ts';
import { calledBy } from './called.ts';
import { channelTeller } from './card-place.ts';
import type { Context } from './context.ts';
import { nudgerName } from './nudger.ts';

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
      if (!settlesNext(entry)) return 'told';
      // What is posted by now stands before the answer; what is not, will be stale.
      const key = { follower: channelTeller, incidentId: incident.id, seq: entry.seq, step: 'post' };
      if (incident.channel !== null && !(await desk.records.receipt(key))) return 'wait';
      for (const due of await unanswered(entry)) {
        for (const { posted, view } of await told(incident, due)) {
          const quiet = answered(view, due, entry);
          if (!posted?.ts || quiet === null) continue;
          await once(`silence ${due.seq} ${posted.channel}`, {
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

  /** Where a reminder stands, as it was sent: in the channel, and where people were reminded directly. */
  async function told(incident: Incident, entry: EntryOf<'reminder'>): Promise<Told[]> {
    const { id: incidentId } = incident;
    const posted = await desk.records.receipt({ follower: channelTeller, incidentId, seq: entry.seq, step: 'post' });
    const called = posted?.detail?.split(' ') ?? (await calledBy(entry, incident, desk));
    const alone = entry.detail.stage === 'heads_up' ? headsUp(incident, entry) : reminder(entry, [], incident);
    const direct = await desk.records.receiptsOf(nudgerName, incidentId, entry.seq);
    return [{ posted, view: reminder(entry, called) }, ...direct.map((sent) => ({ posted: sent, view: alone }))];
  }

  /** The reminders that had no answer before this one. */
  async function unanswered(answer: Entry): Promise<Array<EntryOf<'reminder'>>> {
    const { incidentId, seq } = answer;
    const since = Math.max(0, seq - far);
    const reminders = (await desk.records.entriesAfter(incidentId, since, far, ['reminder'])).filter(isReminder);
    if (reminders.length === 0) return [];
    const entries = await desk.records.entriesAfter(incidentId, since, far, mayAnswer);
    return reminders.filter((due) => entries.find((entry) => settles(entry, due))?.seq === seq);
  }
}

const isReminder = (entry: Entry): entry is EntryOf<'reminder'> => isKind(entry, 'reminder');
const mayAnswer: readonly EntryKind[] = ['update', 'next', 'severity', 'retracted', 'resolved'];

/** Whether an entry may settle the next update. */
const settlesNext = (entry: Entry): boolean => isKind(entry, 'resolved') || nextOf(entry) !== undefined;

/** Another severity leaves the time that was promised as it is: what is due then stays due. */
const settles = (entry: Entry, { seq, detail }: EntryOf<'reminder'>): boolean =>
  entry.seq > seq && settlesNext(entry) && nextOf(entry)?.due !== detail.due;

const nextOf = (entry: Entry): Promised | undefined =>
  isKind(entry, 'update') || isKind(entry, 'next') || isKind(entry, 'severity') || isKind(entry, 'retracted')
    ? entry.detail.next
    : undefined;
