import type { Teller, Telling } from '../../desk/follower.ts';
import { commanderOf } from '../../domain/incident.ts';
import { isKind } from '../../domain/timeline.ts';
import { post } from '../post.ts';
import type { Message } from '../views/message.ts';
import { headsUp, owed } from '../views/nudged.ts';
import { answerable, reachable } from './called.ts';
import type { Context } from './context.ts';
import { isStale } from './stale.ts';

/**
 * Tells single people what they owe, as direct messages. Slack gives no way to look one up without a further scope: one
 * whose answer got lost may come a second time.
 */
export function nudger({ client, desk }: Context): Teller {
  return {
    name: 'nudger',
    async tell(telling) {
      const { incident, entry } = telling;
      if (isKind(entry, 'reminder') && entry.detail.stage === 'heads_up' && !isStale(incident, entry)) {
        for (const person of await answerable(incident, desk.records)) {
          await nudge(telling, `heads-up ${person}`, person, headsUp(incident, entry));
        }
      }
      if (isKind(entry, 'chased')) await chase(telling, entry.detail.owner, owed(incident, entry));
      return 'told';
    },
  };

  /** The owner; where they are gone or cannot be written to, whoever leads; then the channel. */
  async function chase(telling: Telling, owner: string, view: Message): Promise<void> {
    const { incident } = telling;
    for (const person of await reachable([owner, commanderOf(incident), incident.declaredBy], desk.records)) {
      if (await nudge(telling, `owed ${person}`, person, view)) return;
    }
    if (incident.channel) await nudge(telling, 'owed', incident.channel, view);
  }

  async function nudge({ once }: Telling, step: string, channel: string, view: Message): Promise<boolean> {
    const { untold } = await once(step, { do: (key) => post(client, { channel }, view, key) });
    return untold === null;
  }
}
