import type { Database } from 'better-sqlite3';
import type { Impact } from '../../domain/impacts/record.ts';
import { grouped } from '../rows/columns.ts';
import { type ImpactRow, toImpact, toImpactRow } from '../rows/impact-row.ts';

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
      for (const impact of touched) save.run({ ...toImpactRow(id, impact), team_id: teamId });
    },
  };
}
