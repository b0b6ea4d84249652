import { AlreadyRung, type Store } from '../../desk/ports.ts';
import type { Alarm } from '../../domain/alarm.ts';
import type { Incident } from '../../domain/incident.ts';
import { type AlarmRow, areSameAlarms, toAlarm } from '../rows/alarm-row.ts';
import type { Asks, Postgres } from './connection.ts';

const columns = 'incident_id, kind, about, due_at';
const valuesOf = ({ incidentId, kind, about, due }: Alarm) => ({ id: incidentId, kind, about, due: due.toISOString() });
const itself = 'incident_id = @id and kind = @kind and about = @about and due_at = @due and rung_at is null';

export const alarms = (db: Postgres): Pick<Store, 'alarms' | 'dropAlarm' | 'replaceAlarms'> => ({
  async alarms(dueBy) {
    const rows = await (dueBy
      ? db.all<AlarmRow>(
          `select ${columns} from alarm where rung_at is null and due_at <= @by order by due_at limit 1000`,
          { by: dueBy.toISOString() },
        )
      : db.all<AlarmRow>(`select ${columns} from alarm where rung_at is null order by due_at`));
    return rows.map(toAlarm);
  },
  dropAlarm: async (alarm, version) =>
    void (await db.transaction(async (tx) => {
      if (await isStill(tx, { id: alarm.incidentId, version })) {
        await tx.run(`delete from alarm where ${itself}`, valuesOf(alarm));
      }
    })),
  replaceAlarms: async (of) =>
    void (await db.transaction(async (tx) => {
      for (const { incident, alarms: wanted } of of) {
        if (await isStill(tx, incident)) await replaceAlarms(tx, incident, wanted);
      }
    })),
});

/** Inside a transaction. Who changed it meanwhile has set its alarms; who wants to, waits until this is over. */
async function isStill(tx: Asks, { id, version }: Pick<Incident, 'id' | 'version'>): Promise<boolean> {
  const found = await tx.get('select 1 from incident where id = @id and version = @version for update', {
    id,
    version,
  });
  return found !== undefined;
}

/** Inside a transaction: the compare-and-set that makes an alarm ring once. */
export async function ringAlarm(db: Asks, alarm: Alarm, now: Date): Promise<void> {
  const values = { ...valuesOf(alarm), now: now.toISOString() };
  if ((await db.run(`update alarm set rung_at = @now where ${itself}`, values)) !== 1) {
    throw new AlreadyRung(`${alarm.kind} of incident ${alarm.incidentId}`);
  }
}

/** Inside a transaction that holds the incident. */
export async function replaceAlarms(db: Asks, { id, teamId }: Incident, wanted: readonly Alarm[]): Promise<void> {
  const pending = await db.all<AlarmRow>(`select ${columns} from alarm where incident_id = @id and rung_at is null`, {
    id,
  });
  // Most changes move none of them.
  if (areSameAlarms(pending.map(toAlarm), wanted)) return;
  await db.run('delete from alarm where incident_id = @id and rung_at is null', { id });
  for (const alarm of wanted) {
    await db.run(
      `insert into alarm (${columns}, team_id) values (@id, @kind, @about, @due, @teamId)
      on conflict (${columns}) do nothing`,
      { ...valuesOf(alarm), teamId },
    );
  }
}
