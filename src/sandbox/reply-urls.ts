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
  original?: Original;
  /** The ts of the last ephemeral message that came by it. */
  lastShown?: string;
  expires: number;
  left: number;
  replies: Json[];
};

export type Original = { ts: string; ephemeral: boolean };

export class ReplyUrls {
  private readonly issued = new Map<string, ReplyUrl>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  issue(channel: string, user: string, original?: Original): ReplyUrl {
    const id = randomBytes(12).toString('hex');
    const url: ReplyUrl = { id, channel, user, expires: this.now() + livesMs, left: uses, replies: [] };
    if (original !== undefined) url.original = original;
    this.issued.set(id, url);
    return url;
  }

  /** Uses it once, or says why not in Slack's words. */
  use(id: string): ReplyUrl | 'used_url' | 'expired_url' | 'no_such_url' {
    const url = this.issued.get(id);
    if (url === undefined) return 'no_such_url';
    if (this.now() > url.expires) return 'expired_url';
    if (url.left === 0) return 'used_url';
    url.left -= 1;
    return url;
  }
}
