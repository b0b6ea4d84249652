import type { WebClient } from '@slack/web-api';
import type { Log, Store } from '../desk/ports.ts';
import { ask } from './fault.ts';
import type { Hear } from './hear.ts';
import { toldAt } from './told-at.ts';

interface Parts {
  readonly store: Pick<Store, 'saveMembers' | 'addMembers' | 'dropMember' | 'saveSetting'>;
  /** The ids of the user groups that `sitrep.yml` names: nobody asks for others. */
  readonly groups: readonly string[];
  readonly log: Log;
}

/** The setting that holds what people call a user group. */
export const groupName = (id: string): string => `name of user group ${id}`;

/** Who is in the user groups that may do something. Throws what `ask` throws. */
export async function learnGroups(client: WebClient, teamId: string, { store, groups, log }: Parts): Promise<void> {
  if (groups.length === 0) return;
  // By the real clock, since Slack's is.
  const at = new Date();
  const { usergroups = [] } = await ask(() => client.usergroups.list({ include_users: true }));
  for (const { id = '', handle, users = [] } of usergroups) {
    if (!groups.includes(id)) continue;
    await store.saveMembers(id, teamId, users, at);
    await store.saveSetting(groupName(id), `@${handle}`);
  }
  const missing = groups.filter((group) => !usergroups.some(({ id }) => id === group));
  if (missing.length > 0) log.warn('sitrep.yml names user groups that Slack does not know', { missing });
}

/** Keeps up with who comes and goes. */
export function listenToGroups(hear: Hear, { store, groups }: Parts): void {
  hear('subteam_members_changed', async ({ event, body }) => {
    const { subteam_id: group, added_users: added = [], removed_users: removed = [] } = event;
    if (!groups.includes(group)) return;
    const at = toldAt({ event, body });
    await store.addMembers(group, body.team_id, added, at);
    for (const user of removed) await store.dropMember(group, user, at);
  });
  hear('subteam_updated', async ({ event, body }) => {
    const { subteam } = event;
    if (!groups.includes(subteam.id)) return;
    // One that is switched off has nobody in it.
    const users = subteam.date_delete === 0 ? (subteam.users ?? []) : [];
    await store.saveMembers(subteam.id, body.team_id, users, toldAt({ event, body }));
    await store.saveSetting(groupName(subteam.id), `@${subteam.handle}`);
  });
}
