import type { Database } from 'better-sqlite3';
import type { Store } from '../../desk/ports.ts';
import type { Batch } from './batch.ts';

/** What is watched from outside, at the cost of a look into an index each. */
export function counts(db: Database, batch: Batch): Pick<Store, 'counts' | 'tryOut'> {
  const open = db
    .prepare<[], number>("select count(*) from incident where status <> 'resolved' and mode <> 'test'")
    .pluck();
  const alarms = db.prepare<[], number>('select count(*) from alarm where rung_at is null').pluck();
  const write = db.prepare(`
    insert into setting (name, value) values ('tried out', '1')
    on conflict (name) do update set value = cast(value as integer) + 1`);

  return {
    counts: async () => ({ open: open.get() ?? 0, alarms: alarms.get() ?? 0 }),
    tryOut: () => batch.add(() => void write.run()),
  };
}
