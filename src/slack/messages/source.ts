import type { Records } from '../../desk/ports.ts';
import type { Author } from '../../domain/change.ts';
import { type Said, trim } from '../../domain/said.ts';
import type { Source } from '../../domain/source.ts';
import { readText } from '../read-text.ts';
import type { SlackMessage } from './message.ts';

type People = Pick<Records, 'person'>;

/** Who wrote it. A bot or a stranger keeps the name under which it is known. */
export async function authorOf({ user, botId, username }: SlackMessage, records: People): Promise<Author> {
  const person = user === undefined ? undefined : await records.person(user);
  const id = user ?? botId ?? 'unknown';
  const known = person?.kind === 'bot' ? (username ?? person.name) : (person?.name ?? username);
  return { id, name: known ?? id, zone: person?.zone ?? 'UTC' };
}

/** What it says, and whom it names. */
export async function saidIn({ text }: Pick<SlackMessage, 'text'>, records: People): Promise<Said> {
  return trim(await readText(text, async (id, label) => (await records.person(id))?.name ?? (label || id)));
}

/** `home` is the workspace's own address. */
export function sourceOf(
  { channel, ts, thread, files, edited }: SlackMessage,
  home: string,
  addedBy: string,
  emoji?: string,
): Source {
  return {
    channel,
    ts,
    permalink: permalink(home, { channel, ts, ...(thread ? { thread } : {}) }),
    addedBy,
    files,
    ...(emoji ? { emoji } : {}),
    ...(edited ? { edited } : {}),
  };
}

/** As `chat.getPermalink` gives it, without asking. */
export function permalink(
  home: string,
  { channel, ts, thread }: Pick<SlackMessage, 'channel' | 'ts' | 'thread'>,
): string {
  const link = `${home.replace(/\/?$/u, '/')}archives/${channel}/p${ts.replace('.', '')}`;
  return thread === undefined || thread === ts ? link : `${link}?thread_ts=${thread}&cid=${channel}`;
}

/** When it was written. */
export const writtenAt = ({ ts }: Pick<SlackMessage, 'ts'>): Date => new Date(Math.floor(Number(ts) * 1000));
