import type { Json } from '../src/sandbox/answer.ts';
import type { Workspace } from './workspace.ts';

/** What became of one reminder. Moments in milliseconds. */
export interface Ring {
  readonly due: number;
  /** When each of its entries was written down: one, if all is well. */
  readonly recorded: readonly number[];
  /** When its message came to Slack. */
  readonly posted: number | undefined;
  /** How often it stands in the channel. */
  readonly messages: number;
}

interface EntryRow {
  readonly incident: number;
  readonly seq: number;
  readonly recorded: string;
}

const reminders = `
  select incident_id as incident, seq, recorded_at as recorded from timeline_entry
  where kind = 'reminder' and detail ->> 'due' = ? and incident_id = ?`;

const entriesOf = (workspace: Workspace, incident: number, due: number): EntryRow[] =>
  workspace.rows<EntryRow>(reminders, new Date(due).toISOString(), incident);

export const hasRung = (workspace: Workspace, incident: number, due: number): boolean =>
  entriesOf(workspace, incident, due).length > 0;

/** How many reminders the bot knows to be in Slack. */
export function told(workspace: Workspace): number {
  const receipts = `
    select 1 from receipt join timeline_entry using (incident_id, seq)
    where follower = 'channel' and step = 'post' and kind = 'reminder'`;
  return workspace.rows(receipts).length;
}

export async function ringOf(workspace: Workspace, incident: number, due: number): Promise<Ring> {
  const entries = entriesOf(workspace, incident, due);
  const [row] = workspace.rows<{ channel: string }>('select channel from incident where id = ?', incident);
  const seen = row ? await workspace.slack.messages(row.channel) : [];
  return {
    due,
    recorded: entries.map(({ recorded }) => Date.parse(recorded)),
    posted: entries.map((entry) => arrival(workspace, entry)).find((at) => at !== undefined),
    messages: seen.filter(({ metadata }) => entries.some((entry) => isAbout(metadata?.event_payload, entry))).length,
  };
}

/** When the call came that put it into the channel. */
function arrival({ slack }: Workspace, entry: EntryRow): number | undefined {
  const call = slack.calls('chat.postMessage').find(({ args, answer }) => {
    const { event_payload } = (args['metadata'] ?? {}) as { event_payload?: Json };
    return answer?.ok === true && isAbout(event_payload, entry);
  });
  return call?.at;
}

const isAbout = (payload: Json | undefined, { incident, seq }: EntryRow): boolean =>
  payload?.['follower'] === 'channel' && payload['incident'] === incident && payload['seq'] === seq;
