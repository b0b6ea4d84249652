import type { Database } from 'better-sqlite3';
import type { Impact } from '../../domain/impacts/record.ts';
import type { ImpactTime, Precision } from '../../domain/impacts/time.ts';
import { grouped, wellFormed } from './columns.ts';

interface ImpactRow {
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

/** What was hit, as it stands and as it was said before. */
export function impacts(db: Database) {
  const inForce = db.prepare<[number], ImpactRow>(
    'select * from impact where incident_id = ? and replaced_in is null order by seq',
  );
  const inForceIn = db.prepare<[string], ImpactRow>(
    `select * from impact where incident_id in (select value from json_each(?)) and replaced_in is null
    order by incident_id, seq`,
  );
  const save = db.prepare<ImpactRow & { team_id: string }>(`
    insert into impact values (@incident_id, @seq, @team_id, @component, @region, @degree, @from_at, @from_precision,
      @from_approx, @from_zone, @to_at, @to_precision, @to_approx, @to_zone, @amount, @data, @caused_by, @words,
      @replaced_in)
    on conflict (incident_id, seq) do update set replaced_in = @replaced_in`);

  return {
    of: (id: number): Impact[] => inForce.all(id).map(toImpact),
    /** Of many, by incident. */
    ofAll: (ids: readonly number[]): ReadonlyMap<number, Impact[]> =>
      grouped(inForceIn.all(JSON.stringify(ids)), toImpact),
    /** Inside a transaction; what is replaced stands before what replaces it. */
    write(id: number, teamId: string, touched: readonly Impact[]): void {
      for (const impact of touched) save.run({ ...toRow(id, impact), team_id: teamId });
    },
  };
}

const toImpact = (row: ImpactRow): Impact => ({
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

const toRow = (id: number, impact: Impact): ImpactRow => ({
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
