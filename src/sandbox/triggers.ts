import { randomBytes } from 'node:crypto';

// Slack: a trigger_id lives 3 seconds and serves once, interactivity
const livesMs = 3000;

type Trigger = { userId: string; viewId: string | undefined; expires: number; used: boolean };

/** The trigger_ids handed out with commands and interactions. */
export class Triggers {
  private readonly issued = new Map<string, Trigger>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  issue(userId: string, viewId?: string): string {
    const id = `${Date.now()}.${randomBytes(3).readUIntBE(0, 3)}.${randomBytes(8).toString('hex')}`;
    this.issued.set(id, { userId, viewId, expires: this.now() + livesMs, used: false });
    return id;
  }

  /** Uses it up, or says why not in Slack's words. */
  exchange(id: string): Trigger | string {
    const trigger = this.issued.get(id);
    if (trigger === undefined) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (this.now() > trigger.expires) return 'expired_trigger_id';
    trigger.used = true;
    return trigger;
  }
}
