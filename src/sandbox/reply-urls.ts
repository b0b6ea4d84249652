import { randomBytes } from 'node:crypto';
import type { Json } from './answer.ts';

// Slack: 5 uses within 30 minutes, handling user interaction
const uses = 5;
const livesMs = 30 * 60_000;

/** A response_url: what it answers, and what came by it. */
export type ReplyUrl = {
  id: string;
  channel: string;
  user: string;
  /** The message whose button was pressed, if any. */
  messageTs?: string;
  expires: number;
  left: number;
  replies: Json[];
};

export class ReplyUrls {
  private readonly issued = new Map<string, ReplyUrl>();

  issue(channel: string, user: string, messageTs?: string): ReplyUrl {
    const id = randomBytes(12).toString('hex');
    const url: ReplyUrl = { id, channel, user, expires: Date.now() + livesMs, left: uses, replies: [] };
    if (messageTs !== undefined) url.messageTs = messageTs;
    this.issued.set(id, url);
    return url;
  }

  /** Uses it once, or says why not in Slack's words. */
  use(id: string): ReplyUrl | 'used_url' | 'expired_url' | 'no_such_url' {
    const url = this.issued.get(id);
    if (url === undefined) return 'no_such_url';
    if (Date.now() > url.expires) return 'expired_url';
    if (url.left === 0) return 'used_url';
    url.left -= 1;
    return url;
  }
}
