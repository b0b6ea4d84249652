import type { Database } from 'better-sqlite3';
import type { Records } from '../../desk/ports.ts';
import type { PromiseRecord } from '../../domain/promises/record.ts';
import { grouped } from '../rows/columns.ts';
import { type PromiseRow, toPromise, toPromiseRow } from '../rows/promise-row.ts';
import { visible } from './members.ts';

/** The ledger. */
export function promises(db: Database) {
  const openOf = db.prepare<[number], PromiseRow>(
    'select * from promise where incident_id = ? and ended is null order by number',
  );
  const open = db.prepare<[], PromiseRow>('select * from promise where ended is null order by incident_id, number');
  const all = db.prepare<[number], PromiseRow>('select * from promise where incident_id = ? order by number');
  const since = db.prepare<{ viewer: string | null; team: string; from: string }, PromiseRow>(
    `select promise.* from promise join incident on incident.id = incident_id
    where promise.team_id = @team and made_at >= @from and mode = 'live' and ${visible}
    order by made_at, incident_id, number`,
  );
  const save = db.prepare<PromiseRow & { team_id: string }>(`
    insert into promise values (@incident_id, @number, @team_id, @kind, @due_at, @event, @words, @made_by, @zone,
      @origin, @made_in, @made_at, @restates, @ended, @ended_in, @ended_at, @late_s, @chase_at)
    on conflict (incident_id, number) do update set ended = @ended, ended_in = @ended_in, ended_at = @ended_at,
      late_s = @late_s, chase_at = @chase_at`);

  return {
    of: async (id: number): Promise<PromiseRecord[]> => all.all(id).map(toPromise),
    since:
      (viewer: string | null): Records['promisesSince'] =>
      async (team, from) =>
        since.all({ viewer, team, from: from.toISOString() }).map(toPromise),
    openOf: (id: number): PromiseRecord[] => openOf.all(id).map(toPromise),
    /** Every open one, by incident. */
    open: (): ReadonlyMap<number, PromiseRecord[]> => grouped(open.all(), toPromise),
    /** Inside a transaction. */
    write(id: number, teamId: string, touched: readonly PromiseRecord[]): void {
      for (const promise of touched) save.run({ ...toPromiseRow(id, promise), team_id: teamId });
    },
  };
}
