import type { Database } from 'better-sqlite3';
import type { Records } from '../../desk/ports.ts';
import type { PromiseRecord } from '../../domain/promises/record.ts';
import { grouped, toDate, wellFormed } from './columns.ts';
import { visible } from './members.ts';

interface PromiseRow {
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
      for (const promise of touched) save.run({ ...toRow(id, promise), team_id: teamId });
    },
  };
}

const toPromise = (row: PromiseRow): PromiseRecord => ({
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

const toRow = (id: number, promise: PromiseRecord): PromiseRow => ({
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
