import type { Database } from 'better-sqlite3';
import type { LocalSlack } from '../../../src/sandbox/local-slack.ts';
import type { Message } from '../../../src/sandbox/seen.ts';
import type { Typed } from '../people.ts';

/** What the checker goes by: the database, Slack, and what people typed and were answered. */
export interface Evidence {
  /** Read-only. */
  readonly db: Database;
  readonly slack: Slack;
  readonly typed: readonly Typed[];
  /** Everything the bot wrote. */
  readonly log: string;
  /** What must stand nowhere. */
  readonly secrets: readonly string[];
  /** Slack has refused something for good: what is left untold then must say why. */
  readonly refused: boolean;
}

/** A channel as people see it. */
export interface Room {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  /** Sitrep made it. */
  readonly isOurs: boolean;
  readonly isArchived: boolean;
  /** Those of the threads too, oldest first. */
  readonly messages: readonly Message[];
  readonly pins: readonly Message[];
  readonly bookmarks: number;
}

export interface Slack {
  readonly rooms: readonly Room[];
  /** The names of the files. */
  readonly files: readonly string[];
}

/** What one check finds wrong, a sentence each. */
export type Check = (evidence: Evidence) => string[];

/** Reads a workspace whole. */
export async function lookAt(slack: LocalSlack): Promise<Slack> {
  const rooms: Room[] = [];
  for (const channel of await slack.channels()) {
    const { id, name, creator, is_archived: isArchived } = channel;
    const isOurs = creator === slack.bot.userId;
    const topic = String((channel['topic'] as { value?: string } | undefined)?.value ?? '');
    const heads = isOurs ? await slack.messages(id) : [];
    const threads = await Promise.all(
      heads.map(async (head) => (Number(head['reply_count']) > 0 ? await slack.thread(id, head.ts) : [head])),
    );
    const pins = isOurs ? await slack.pins(id) : [];
    const bookmarks = isOurs ? (await slack.bookmarks(id)).length : 0;
    rooms.push({ id, name, topic, isOurs, isArchived, messages: threads.flat(), pins, bookmarks });
  }
  return { rooms, files: (await slack.files()).map(({ name }) => name) };
}

/** What a message of Sitrep's says of itself: which call of which entry it was. */
export interface Key {
  readonly follower: string;
  readonly incident: number;
  readonly seq: number;
  readonly step: string;
}

export const keyOf = ({ metadata }: Message): Key | undefined =>
  metadata?.event_type === 'sitrep_entry' ? (metadata.event_payload as unknown as Key) : undefined;

export interface IncidentRow {
  readonly id: number;
  readonly title: string;
  readonly severity: string;
  readonly status: string;
  readonly mode: string;
  readonly private: number;
  readonly channel: string | null;
  readonly channel_loss: string | null;
  readonly version: number;
  readonly next_due: string | null;
}

export const incidentsIn = ({ db }: Pick<Evidence, 'db'>): IncidentRow[] =>
  db.prepare<[], IncidentRow>('select * from incident order by id').all();

export interface UntoldRow {
  readonly follower: string;
  readonly incident_id: number;
  readonly seq: number;
  readonly step: string;
  readonly untold: string;
}

export const untoldIn = ({ db }: Pick<Evidence, 'db'>): UntoldRow[] =>
  db.prepare<[], UntoldRow>('select * from receipt where untold is not null').all();
