import type { Impact } from '../../domain/impacts/record.ts';
import type { ImpactTime, Precision } from '../../domain/impacts/time.ts';
import { wellFormed } from './columns.ts';

export interface ImpactRow {
  incident_id: number;
  seq: number;
  component: string;
  region: string | null;
  degree: Impact['degree'];
  from_at: string | null;
  from_precision: Precision | null;
  from_approx: 0 | 1 | null;
  from_zone: string | null;
  to_at: string | null;
  to_precision: Precision | null;
  to_approx: 0 | 1 | null;
  to_zone: string | null;
  amount: string | null;
  data: Impact['data'];
  caused_by: number | null;
  words: string;
  replaced_in: number | null;
}

export const toImpact = (row: ImpactRow): Impact => ({
  seq: row.seq,
  component: row.component,
  region: row.region,
  degree: row.degree,
  from: toTime(row.from_at, row.from_precision, row.from_approx, row.from_zone),
  to: toTime(row.to_at, row.to_precision, row.to_approx, row.to_zone),
  amount: row.amount,
  data: row.data,
  causedBy: row.caused_by,
  words: row.words,
  replacedIn: row.replaced_in,
});

/** All four columns are there, or none: the table sees to it. */
const toTime = (at: string | null, precision: Precision | null, approx: 0 | 1 | null, zone: string | null) =>
  at === null ? null : ({ at: new Date(at), precision, approx: approx === 1, zone } as ImpactTime);

export const toImpactRow = (id: number, impact: Impact): ImpactRow => ({
  incident_id: id,
  seq: impact.seq,
  component: wellFormed(impact.component),
  region: impact.region === null ? null : wellFormed(impact.region),
  degree: impact.degree,
  from_at: impact.from?.at.toISOString() ?? null,
  from_precision: impact.from?.precision ?? null,
  from_approx: flag(impact.from),
  from_zone: impact.from?.zone ?? null,
  to_at: impact.to?.at.toISOString() ?? null,
  to_precision: impact.to?.precision ?? null,
  to_approx: flag(impact.to),
  to_zone: impact.to?.zone ?? null,
  amount: impact.amount === null ? null : wellFormed(impact.amount),
  data: impact.data,
  caused_by: impact.causedBy,
  words: wellFormed(impact.words),
  replaced_in: impact.replacedIn,
});

const flag = (time: ImpactTime | null): 0 | 1 | null => (time === null ? null : time.approx ? 1 : 0);
