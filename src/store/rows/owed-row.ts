import type { Owed, Owing } from '../../desk/ports.ts';
import { toDate } from './columns.ts';

export interface OwedRow {
  incident_id: number;
  title: string;
  status: Owed['incident']['status'];
  what: Owed['what'];
  number: number;
  words: string;
  kind: Owed['kind'];
  due_at: string | null;
  zone: string;
  total: number;
  owner: string | null;
}

export const toOwed = ({ incident_id, title, status, what, number, words, kind, due_at, zone }: OwedRow): Owed => ({
  incident: { id: incident_id, title, status },
  what,
  number,
  words,
  kind,
  due: toDate(due_at),
  zone,
});

export const toOwing = (row: OwedRow): Owing => ({ owner: row.owner, ...toOwed(row) });
