import type { Json } from './answer.ts';

/** A user group, as people make one in Slack. */
export type UserGroup = { id: string; handle: string; users: string[] };

/** The usergroup object of usergroups.list and of the events. */
export const describeGroup = ({ id, handle, users }: UserGroup, teamId: string, withUsers: boolean): Json => ({
  id,
  team_id: teamId,
  is_usergroup: true,
  name: handle,
  handle,
  date_delete: 0,
  user_count: users.length,
  ...(withUsers ? { users } : {}),
});

/** What Slack tells when people come into a group and leave it. */
export function membersChanged(
  { id }: UserGroup,
  teamId: string,
  before: readonly string[],
  now: readonly string[],
): Json {
  const added = now.filter((user) => !before.includes(user));
  const removed = before.filter((user) => !now.includes(user));
  return {
    type: 'subteam_members_changed',
    subteam_id: id,
    team_id: teamId,
    added_users: added,
    added_users_count: added.length,
    removed_users: removed,
    removed_users_count: removed.length,
  };
}
