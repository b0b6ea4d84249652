import type { Telling } from '../../desk/follower.ts';
import { TryLater } from '../../desk/follower.ts';
import { isKind } from '../../domain/timeline.ts';
import { ask, SlackRefused } from '../fault.ts';
import type { Context } from './context.ts';

/** Slack shows an uploaded file in its channel a moment after it has it; in milliseconds. */
const aMoment = 2000;
const longEnough = 60_000;

/** Pins the message with the draft: its file, or where files are not allowed either, its words. */
export async function pinned(
  { incident, entry, once }: Telling,
  channel: string,
  { client, desk }: Pick<Context, 'client' | 'desk'>,
): Promise<void> {
  const posted = await desk.records.lastReceipt('drafter', incident.id, 'message');
  const link = isKind(entry, 'drafted') ? entry.detail.permalink : null;
  const ts = posted?.ts ?? (link === null ? undefined : await withFile(link));
  if (!ts) return;
  await once('pin', { do: () => pin(ts) });

  async function pin(timestamp: string) {
    await ask(() => client.pins.add({ channel, timestamp })).catch((error) => {
      if (!(error instanceof SlackRefused && error.code === 'already_pinned')) throw error;
    });
    return { channel, ts: null };
  }

  async function withFile(permalink: string): Promise<string | undefined> {
    const { messages = [] } = (await ask(() => client.conversations.history({ channel, limit: 100 })).catch((error) => {
      if (error instanceof SlackRefused) return {};
      throw error;
    })) as { messages?: Array<{ ts?: string; files?: Array<{ permalink?: string }> }> };
    const found = messages.find(({ files = [] }) => files.some((file) => file.permalink === permalink))?.ts;
    const isYoung = desk.clock().getTime() - entry.recordedAt.getTime() < longEnough;
    if (!found && messages.length > 0 && isYoung) throw new TryLater('the file is not there yet', { after: aMoment });
    return found;
  }
}
