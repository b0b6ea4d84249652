import type { Teller, Telling } from '../../desk/follower.ts';
import type { Store } from '../../desk/ports.ts';
import { isKind } from '../../domain/timeline.ts';
import { ask, ScopeMissing, SlackRefused } from '../fault.ts';
import { readFromNow } from '../told-at.ts';
import type { Context } from './context.ts';

/** Slack: documented as 100 and as 1,000 users a call, conversations.invite. */
const batch = 100;

export const inviterName = 'inviter';

const already = new Set(['already_in_channel', 'cant_invite_self']);

/**
 * Brings people into the channel: the declarer, the configured responders, whoever is given a role. Whom a drill, a
 * private incident or one of long ago concerns, those who are in it decide.
 */
export function inviter({ client, desk, responders }: Context, store: Pick<Store, 'addMembers' | 'membersOf'>): Teller {
  return {
    name: inviterName,
    async tell(telling) {
      const { incident, once } = telling;
      const people = await invited(telling);
      if (people.length === 0) return 'told';
      const { channel } = incident;
      if (channel === null) return 'wait';
      for (let from = 0; from < people.length; from += batch) {
        const users = people.slice(from, from + batch);
        await once(`invite ${from}`, {
          async do() {
            const at = readFromNow();
            await invite(channel, users);
            // They may speak before Slack has told us that they are in.
            if (incident.isPrivate) await store.addMembers(channel, incident.teamId, users, at);
            return { channel, ts: null };
          },
        });
      }
      return 'told';
    },
  };

  async function invited({ incident, entry }: Telling): Promise<string[]> {
    const { isPrivate, mode, declaredBy, roles } = incident;
    const always = isPrivate || mode !== 'live' ? [] : responders;
    if (isKind(entry, 'declared')) return [...new Set([entry.by, ...always])];
    if (isKind(entry, 'role')) return [entry.detail.person];
    if (!isKind(entry, 'channel_opened') || !entry.detail.instead) return [];
    // Nobody finds the way into another private channel by themselves.
    const before = isPrivate ? await store.membersOf(entry.detail.instead) : [];
    return [...new Set([declaredBy, ...Object.values(roles), ...before, ...always])];
  }

  /** One person who cannot be invited must not keep the others out: then each is asked alone. */
  async function invite(channel: string, users: readonly string[]): Promise<void> {
    try {
      await ask(() => client.conversations.invite({ channel, users: users.join(',') }));
    } catch (error) {
      // Without the scope nobody is let in: that is about no person.
      if (!(error instanceof SlackRefused) || error instanceof ScopeMissing) throw error;
      if (users.length === 1) {
        if (already.has(error.code)) return;
        const [id = ''] = users;
        throw new SlackRefused(`${error.code} (${(await desk.records.person(id))?.name ?? id})`, error);
      }
      const results = await Promise.allSettled(users.map((user) => invite(channel, [user])));
      const faults = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      // Those who may be let in later come first: once it is said that somebody was refused, nobody is asked again.
      const fault = faults.find((reason) => !(reason instanceof SlackRefused)) ?? faults[0];
      if (fault) throw fault;
    }
  }
}
