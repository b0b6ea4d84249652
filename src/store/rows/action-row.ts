import type { ActionItem } from '../../domain/action-item.ts';
import { toDate, wellFormed } from './columns.ts';

export interface ActionRow {
  incident_id: number;
  number: number;
  text: string;
  owner: string | null;
  owner_name: string | null;
  due_at: string | null;
  zone: string;
  owner_zone: string;
  done_in: number | null;
  chase_at: string | null;
}

export const toAction = (row: ActionRow): ActionItem => ({
  number: row.number,
  text: row.text,
  owner: row.owner,
  ownerName: row.owner_name,
  due: toDate(row.due_at),
  zone: row.zone,
  ownerZone: row.owner_zone,
  doneIn: row.done_in,
  chaseAt: toDate(row.chase_at),
});

export const toActionRow = (id: number, action: ActionItem): ActionRow => ({
  incident_id: id,
  number: action.number,
  text: wellFormed(action.text),
  owner: action.owner,
  owner_name: action.ownerName === null ? null : wellFormed(action.ownerName),
  due_at: action.due?.toISOString() ?? null,
  zone: action.zone,
  owner_zone: action.ownerZone,
  done_in: action.doneIn,
  chase_at: action.chaseAt?.toISOString() ?? null,
});
