import type { Person } from '../../desk/ports.ts';

export interface PersonRow {
  user_id: string;
  team_id: string;
  handle: string;
  name: string;
  zone: string;
  kind: Person['kind'];
  active: number;
}

export const toPerson = ({ user_id, handle, name, zone, kind, active }: PersonRow): Person => ({
  id: user_id,
  handle,
  name,
  zone,
  kind,
  active: active === 1,
});

/** Handles are looked for as people type them, in whatever letters. */
export const toPersonRow = ({ id, handle, name, zone, kind, active }: Person, teamId: string): PersonRow => ({
  user_id: id,
  team_id: teamId,
  handle: handle.toLowerCase(),
  name,
  zone,
  kind,
  active: active ? 1 : 0,
});
