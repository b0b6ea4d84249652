import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Database as Db } from 'better-sqlite3';
import type { Config } from '../../config.ts';
import { NeverTold, TryLater } from '../../desk/follower.ts';
import { counted } from '../../domain/counted.ts';
import { ask } from '../../slack/fault.ts';
import { identitySetting } from '../../slack/identity.ts';
import { eventType } from '../../slack/post.ts';
import { type Finding, note, well, wrong } from '../doctor/finding.ts';
import { slackWith } from '../doctor/slack.ts';
import { createProgress } from '../export/progress.ts';

interface Told {
  readonly incident: number;
  readonly seq: number;
  readonly hash: string | undefined;
}

interface Room {
  readonly id: number;
  readonly channel: string;
}

/** What of a record is compared. */
export interface Recorded {
  rooms(): Promise<readonly Room[]>;
  hashOf(id: number, seq: number): Promise<string | undefined>;
  /** Who we are at Slack, as it is kept. */
  identity(): Promise<string | undefined>;
}

/** As a file has it. */
export const recordedIn = (db: Db): Recorded => ({
  rooms: async () =>
    db
      .prepare<[], Room>(
        'select id, channel from incident where channel is not null and channel_loss is null order by id',
      )
      .all(),
  hashOf: async (id, seq) =>
    db
      .prepare<[number, number], string>('select hash from timeline_entry where incident_id = ? and seq = ?')
      .pluck()
      .get(id, seq),
  identity: async () =>
    db.prepare<[string], string>('select value from setting where name = ?').pluck().get(identitySetting),
});

const about = 'Slack';
/** Waits for one channel before it is left out. */
const mostTries = 5;

/**
 * Compares what stands in the channels of incidents with the record: every message of an entry carries the entry's hash,
 * so that a record rewritten with all its hashes shows as well. Reads at Slack, and changes nothing.
 */
export async function* compareWithSlack(
  record: Recorded,
  { slackBotToken, slackApiUrl }: Config,
): AsyncGenerator<Finding> {
  const client = slackWith(slackBotToken, slackApiUrl);
  const rooms = await record.rooms();
  const ourBot = botIn(await record.identity());
  const progress = createProgress(rooms.length, process.stderr);
  let unread = 0;
  const counts = { same: 0, bare: 0, wrong: 0 };
  for (const room of rooms) {
    const found: Finding[] = [];
    try {
      for (const told of await toldIn(client, room, ourBot)) {
        const finding = compare(told, await record.hashOf(told.incident, told.seq));
        if (finding) found.push(finding);
        counts[finding ? 'wrong' : told.hash === undefined ? 'bare' : 'same'] += 1;
      }
    } catch (error) {
      if (error instanceof TryLater) {
        progress.end();
        return yield wrong(about, `could not be asked (${error.message}): type this again later`);
      }
      if (!(error instanceof NeverTold)) throw error;
      unread += 1;
      const words = `the channel of #${room.id} could not be read (${error.message})`;
      found.push(note(about, `${words}: npx sitrep rebuild ${room.id} puts back what is gone`));
    }
    progress.step();
    if (found.length > 0) progress.end();
    yield* found;
  }
  progress.end();
  if (counts.bare > 0) {
    yield note(about, `${counted(counts.bare, 'message')} from before messages carried hashes could not be compared`);
  }
  if (counts.wrong === 0)
    yield well(
      about,
      `${counted(counts.same, 'message')} in ${counted(rooms.length - unread, 'channel')} match the record`,
    );
}

function compare({ incident, seq, hash }: Told, recorded: string | undefined): Finding | undefined {
  const entry = `entry ${seq} of #${incident}`;
  if (recorded === undefined) {
    return wrong(about, `${entry} was told and is not in the record: a backup from before it was restored, perhaps`);
  }
  if (hash === undefined || hash === recorded) return undefined;
  return wrong(about, `${entry} was changed after it was told, or something before it was`);
}

const botIn = (identity: string | undefined): string | undefined =>
  identity === undefined ? undefined : (JSON.parse(identity) as { botId?: string }).botId;

/** What we told of an incident in its channel. Throws what `ask` throws. */
async function toldIn(client: WebClient, { id, channel }: Room, ourBot: string | undefined): Promise<Told[]> {
  const told: Told[] = [];
  for (let cursor = ''; ; ) {
    const page = { channel, include_all_metadata: true, limit: 200, ...(cursor ? { cursor } : {}) };
    const { messages = [], response_metadata } = await patient(() => client.conversations.history(page));
    for (const { metadata, bot_id } of messages) {
      if (metadata?.event_type !== eventType || (ourBot !== undefined && bot_id !== undefined && bot_id !== ourBot))
        continue;
      const { incident, seq, hash } = (metadata.event_payload ?? {}) as Record<string, unknown>;
      if (incident === id && typeof seq === 'number') {
        told.push({ incident, seq, hash: typeof hash === 'string' ? hash : undefined });
      }
    }
    cursor = response_metadata?.next_cursor ?? '';
    if (cursor === '') return told;
  }
}

/** Slack: about 50 a minute, conversations.history. */
async function patient<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask(call);
    } catch (error) {
      if (!(error instanceof TryLater) || tries === mostTries) throw error;
      await sleep(error.after ?? 1000);
    }
  }
}
