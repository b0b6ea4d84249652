import type { Store } from '../../desk/ports.ts';
import type { Postgres } from './connection.ts';

/** Milliseconds in which a PostgreSQL that restarts, or its heir, should answer. */
const aRestart = 10_000;

/** What is watched from outside. */
export const counts = (db: Postgres): Pick<Store, 'counts' | 'tryOut'> => ({
  async counts() {
    const row = await db.once.get<{ open: number; alarms: number }>(
      `select (select count(*) from incident where status <> 'resolved' and mode <> 'test') as open,
        (select count(*) from alarm where rung_at is null) as alarms`,
    );
    return row ?? { open: 0, alarms: 0 };
  },
  // A PostgreSQL that restarts is soon back: what is typed meanwhile is taken, and answered when it is.
  tryOut: async () =>
    void (await db.within(aRestart).run(
      `insert into setting (name, value) values ('tried out', '1')
      on conflict (name) do update set value = (setting.value::bigint + 1)::text`,
    )),
});
