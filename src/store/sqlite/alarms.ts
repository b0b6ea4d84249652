import type { Database } from 'better-sqlite3';
import { AlreadyRung } from '../../desk/ports.ts';
import type { Alarm } from '../../domain/alarm.ts';
import type { Incident } from '../../domain/incident.ts';
import { type AlarmRow, areSameAlarms, toAlarm } from '../rows/alarm-row.ts';

export function alarms(db: Database) {
  const pending = db.prepare<[], AlarmRow>('select * from alarm where rung_at is null order by due_at');
  const due = db.prepare<[string], AlarmRow>(
    'select * from alarm where rung_at is null and due_at <= ? order by due_at limit 1000',
  );
  const pendingOf = db.prepare<[number], AlarmRow>('select * from alarm where incident_id = ? and rung_at is null');
  const clear = db.prepare<[number]>('delete from alarm where incident_id = ? and rung_at is null');
  const add = db.prepare<[number, string, number, string, string]>(`
    insert into alarm (incident_id, kind, about, due_at, team_id) values (?, ?, ?, ?, ?)
    on conflict (incident_id, kind, about, due_at) do nothing`);
  const ring = db.prepare<[string, number, string, number, string]>(
    'update alarm set rung_at = ? where incident_id = ? and kind = ? and about = ? and due_at = ? and rung_at is null',
  );
  const drop = db.prepare<[number, string, number, string, number]>(`
    delete from alarm where incident_id = ? and kind = ? and about = ? and due_at = ? and rung_at is null
      and exists (select 1 from incident where id = incident_id and version = ?)`);

  return {
    alarms: async (dueBy?: Date) => (dueBy ? due.all(dueBy.toISOString()) : pending.all()).map(toAlarm),
    dropAlarm: async ({ incidentId, kind, about, due: at }: Alarm, version: number) =>
      void drop.run(incidentId, kind, about, at.toISOString(), version),
    /** Inside a transaction: the compare-and-set that makes an alarm ring once. */
    ring({ incidentId, kind, about, due: at }: Alarm, now: Date): void {
      const { changes } = ring.run(now.toISOString(), incidentId, kind, about, at.toISOString());
      if (changes !== 1) throw new AlreadyRung(`${kind} of incident ${incidentId}`);
    },
    /** Inside a transaction. */
    replace({ id, teamId }: Incident, wanted: readonly Alarm[]): void {
      // Most changes move none of them.
      if (areSameAlarms(pendingOf.all(id).map(toAlarm), wanted)) return;
      clear.run(id);
      for (const { kind, about, due: at } of wanted) add.run(id, kind, about, at.toISOString(), teamId);
    },
  };
}
