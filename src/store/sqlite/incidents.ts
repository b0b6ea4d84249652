import type { Database } from 'better-sqlite3';
import { type Records, StaleIncident } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { type IncidentRow, type Open, toGlance, toIncident, toIncidentRow } from './incident-row.ts';
import { recentlyRead } from './recently-read.ts';

interface Parts {
  /** The open promises and actions of one incident, and its impacts. */
  readonly openOf: (id: number) => Open;
  /** Those of all incidents at once. */
  readonly open: () => (id: number) => Open;
}

export function incidents(db: Database, parts: Parts) {
  const nextId = db.prepare<[], number>('select coalesce(max(id), 0) + 1 from incident').pluck();
  const byId = db.prepare<[number], IncidentRow>('select * from incident where id = ?');
  const byChannel = db.prepare<[string], IncidentRow>('select * from incident where channel = ?');
  const open = db.prepare<[], IncidentRow>("select * from incident where status <> 'resolved' order by id");
  const owing = db.prepare<[], IncidentRow>(`
    select * from incident where status <> 'resolved'
      or id in (select incident_id from promise where ended is null)
      or id in (select incident_id from action_item where done_in is null)
    order by id`);
  const newest = db.prepare<[number], IncidentRow>(
    "select * from incident where status <> 'resolved' order by id desc limit ?",
  );
  const howMany = db.prepare<[], number>("select count(*) from incident where status <> 'resolved'").pluck();
  const ended = db.prepare<[number], IncidentRow>(
    "select * from incident where status = 'resolved' order by resolved_at desc, id desc limit ?",
  );
  const insert = db.prepare<IncidentRow>(`
    insert into incident (
      id, team_id, title, severity, status, roles, declared_by, declared_at, resolved_at, channel, channel_name,
      channel_loss, next_by, next_due, next_words, next_since, next_every_ms, next_heads_up, next_ring_at, next_rings,
      promised, mode, version
    ) values (
      @id, @team_id, @title, @severity, @status, @roles, @declared_by, @declared_at, @resolved_at, @channel,
      @channel_name, @channel_loss, @next_by, @next_due, @next_words, @next_since, @next_every_ms, @next_heads_up, @next_ring_at,
      @next_rings, @promised, @mode, @version
    ) on conflict (id) do nothing`);
  const update = db.prepare<IncidentRow>(`
    update incident set title = @title, severity = @severity, status = @status, roles = @roles,
      resolved_at = @resolved_at, channel = @channel, channel_name = @channel_name, channel_loss = @channel_loss,
      next_by = @next_by, next_due = @next_due, next_words = @next_words, next_since = @next_since,
      next_every_ms = @next_every_ms, next_heads_up = @next_heads_up, next_ring_at = @next_ring_at,
      next_rings = @next_rings, promised = @promised,
      version = @version
    where id = @id and version = @version - 1`);

  const known = recentlyRead((row) => toIncident(row, parts.openOf(row.id)));

  const reads: Pick<Records, 'find' | 'listOpen' | 'listOwing' | 'newestOpen' | 'recentlyResolved'> = {
    async find(where) {
      const row = 'id' in where ? byId.get(where.id) : byChannel.get(where.channel);
      return row && known.of(row);
    },
    listOpen: async () => whole(open.all()),
    listOwing: async () => whole(owing.all()),
    newestOpen: async (_viewer, limit) => ({ total: howMany.get() ?? 0, first: newest.all(limit).map(toGlance) }),
    recentlyResolved: async (_viewer, limit) => ended.all(limit).map(toGlance),
  };

  function whole(rows: readonly IncidentRow[]): Incident[] {
    const openOf = parts.open();
    return rows.map((row) => toIncident(row, openOf(row.id)));
  }

  return {
    ...reads,
    nextId: async () => nextId.get() ?? 1,
    /** Inside a transaction. */
    write(incident: Incident): void {
      const row = toIncidentRow(incident);
      const { changes } = incident.version === 1 ? insert.run(row) : update.run(row);
      if (changes !== 1) throw new StaleIncident(`incident ${incident.id} moved on`);
    },
  };
}
