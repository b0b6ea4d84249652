import type { PromiseRecord } from '../../domain/promises/record.ts';
import { toDate, wellFormed } from './columns.ts';

export interface PromiseRow {
  incident_id: number;
  number: number;
  kind: PromiseRecord['kind'];
  due_at: string | null;
  event: string | null;
  words: string;
  made_by: string;
  zone: string;
  origin: PromiseRecord['origin'];
  made_in: number;
  made_at: string;
  restates: number | null;
  ended: PromiseRecord['ended'];
  ended_in: number | null;
  ended_at: string | null;
  late_s: number | null;
  chase_at: string | null;
}

export const toPromise = (row: PromiseRow): PromiseRecord => ({
  number: row.number,
  kind: row.kind,
  due: toDate(row.due_at),
  event: row.event,
  words: row.words,
  by: row.made_by,
  zone: row.zone,
  origin: row.origin,
  madeIn: row.made_in,
  madeAt: new Date(row.made_at),
  restates: row.restates,
  ended: row.ended,
  endedIn: row.ended_in,
  endedAt: toDate(row.ended_at),
  lateBy: row.late_s,
  chaseAt: toDate(row.chase_at),
});

export const toPromiseRow = (id: number, promise: PromiseRecord): PromiseRow => ({
  incident_id: id,
  number: promise.number,
  kind: promise.kind,
  due_at: promise.due?.toISOString() ?? null,
  event: promise.event === null ? null : wellFormed(promise.event),
  words: wellFormed(promise.words),
  made_by: promise.by,
  zone: promise.zone,
  origin: promise.origin,
  made_in: promise.madeIn,
  made_at: promise.madeAt.toISOString(),
  restates: promise.restates,
  ended: promise.ended,
  ended_in: promise.endedIn,
  ended_at: promise.endedAt?.toISOString() ?? null,
  late_s: promise.lateBy,
  chase_at: promise.chaseAt?.toISOString() ?? null,
});
