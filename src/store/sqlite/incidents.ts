import type { Database } from 'better-sqlite3';
import { type Records, StaleIncident } from '../../desk/ports.ts';
import type { Incident } from '../../domain/incident.ts';
import { type IncidentRow, toIncident, toIncidentRow } from './incident-row.ts';

export function incidents(db: Database) {
  const nextId = db.prepare<[], number>('select coalesce(max(id), 0) + 1 from incident').pluck();
  const byId = db.prepare<[number], IncidentRow>('select * from incident where id = ?');
  const byChannel = db.prepare<[string], IncidentRow>('select * from incident where channel = ?');
  const open = db.prepare<[], IncidentRow>("select * from incident where status <> 'resolved' order by id");
  const insert = db.prepare<IncidentRow>(`
    insert into incident values (
      @id, @team_id, @title, @severity, @status, @roles, @declared_by, @declared_at, @resolved_at, @channel,
      @channel_name, @channel_loss, @next_by, @next_due, @next_words, @next_reminded, @version
    ) on conflict (id) do nothing`);
  const update = db.prepare<IncidentRow>(`
    update incident set title = @title, severity = @severity, status = @status, roles = @roles,
      resolved_at = @resolved_at, channel = @channel, channel_name = @channel_name, channel_loss = @channel_loss,
      next_by = @next_by, next_due = @next_due, next_words = @next_words, next_reminded = @next_reminded,
      version = @version
    where id = @id and version = @version - 1`);

  const reads: Pick<Records, 'find' | 'listOpen'> = {
    async find(where) {
      const row = 'id' in where ? byId.get(where.id) : byChannel.get(where.channel);
      return row && toIncident(row);
    },
    listOpen: async () => open.all().map(toIncident),
  };

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
